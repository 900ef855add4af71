package limit

import "testing"

func TestCheckPartName(t *testing.T) {
	for name, ok := range map[string]bool{
		"word/document.xml": true, "content.xml": true, "Pictures/a..b.png": true, "...": true, "": true,
		"../x": false, "a/../../x": false, `..\x`: false, `a\..\x`: false, "/etc/passwd": false, `\x`: false, "C:/x": false, "c:x": false, "a\x00b": false, "a/..": false,
	} {
		if err := CheckPartName(name); (err == nil) != ok {
			t.Errorf("CheckPartName(%q) = %v", name, err)
		}
	}
}
