package audit

// Extensions are those of the files that a folder is searched for. A file that is
// named itself is taken whatever its extension.
var Extensions = []string{
	".txt", ".text", ".md", ".markdown", ".docx", ".odt", ".pdf", ".html", ".htm", ".xhtml", ".xml", ".akn", ".mht", ".mhtml", ".eml",
}
