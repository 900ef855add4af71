;; Opens a draft with the configuration of docs/editors.md, types, takes a fix and looks
;; at the outline, and says after each step what is shown. Emacs 28 with the package
;; eglot, or 29 and later.
(require 'cl-lib)
(require 'eglot)
(load (getenv "CONFIGURATION") nil t)
(setq eglot-sync-connect 60 eglot-send-changes-idle-time 0.05 flymake-no-changes-timeout 0.1)

(defun say (&rest words) (princ (concat (mapconcat (lambda (w) (format "%s" w)) words " ") "\n")))

(defun found () (length (flymake-diagnostics)))

(defun wait-for (what n)
  (let ((left 300))
    (while (and (> left 0) (/= (found) n))
      (accept-process-output nil 0.1)
      (setq left (1- left))
      (run-hooks 'post-command-hook)
      (flymake-start))
    (say what (found))))

(find-file "drafts/coast.md")
(unless (derived-mode-p 'text-mode) (text-mode))
(eglot-ensure)
(run-hooks 'post-command-hook)
(wait-for "opened" 4)

(goto-char (point-min))
(search-forward "to build coastal stations")
(end-of-line)
(backward-char)
(insert " within its mandate")
(eglot--signal-textDocument/didChange)
(wait-for "typed" 3)

(goto-char (point-min))
(search-forward "governments and")
(cl-letf (((symbol-function 'completing-read) (lambda (&rest _) "Restore the words of the base here"))
          ((symbol-function 'y-or-n-p) (lambda (&rest _) t))
          (last-nonmenu-event t)) ; asked for by keyboard
  (eglot-code-actions (point) (point) nil t))
(eglot--signal-textDocument/didChange)
(wait-for "fixed" 2)
(say "restored" (save-excursion (goto-char (point-min)) (and (search-forward "governments, civil society and academia" nil t) t)))
(say "outline" (and (string-match-p "RESOLUTION 311 (REV" (format "%S" (eglot-imenu))) t))
(let ((inhibit-message t)) (eglot-shutdown (eglot-current-server)))
