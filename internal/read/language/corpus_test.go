package language_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
)

// printedInFrench are the texts of the corpora that are French, or were printed in
// two columns, English and French.
var printedInFrench = strings.Fields(`E_RES_131_(VI) A_RES_118_(II) A_RES_168(II) A_RES_174(II) A_RES_217(III) A_RES_97(I)
	ECE_TRANS_132 E_RES_106_(VI) E_RES_13(III) E_RES_37(IV) E_RES_476_(XV) E_RES_76(V) E_RES_9(I)
	S_RES_426(1978) S_RES_47(1948) S_RES_54(1948) S_RES_73(1949) UNEP_EA.6_RES.1`)

// TestCorpora reads all corpora: the foreign texts are seen, and no English one is
// taken for foreign.
func TestCorpora(t *testing.T) {
	const root = "../../../../shared/corpus"
	if _, err := os.Stat(root); err != nil {
		t.Skip("the corpora are not there: ", root)
	}
	french := map[string]bool{}
	for _, name := range printedInFrench {
		french[name+".txt"] = true
	}
	read := 0
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == "README.md" || e.Name() == "labelling.md" {
			return err
		}
		switch filepath.Ext(path) {
		case ".txt", ".docx", ".pdf", ".xml":
		default:
			return nil
		}
		got, ok := language(t, path)
		if !ok {
			return nil
		}
		read++
		want := ""
		switch {
		case french[e.Name()]:
			want = "French"
		case strings.HasPrefix(e.Name(), "RP051-Arabic"):
			want = "Arabic"
		}
		if got != want {
			t.Errorf("%s: called %q, want %q", path, got, want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if read < 2500 {
		t.Errorf("only %d texts were read", read)
	}
}

func language(t *testing.T, path string) (string, bool) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := read.Document(path, data, limit.Default())
	switch {
	case err != nil:
		return "", false // refused for another reason
	case doc.Foreign == nil:
		return "", true
	}
	return doc.Foreign.Language, true
}
