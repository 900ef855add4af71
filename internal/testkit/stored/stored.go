// Package stored packs the containers that stand in testdata: Word and OpenDocument files
// whose bytes are the same on every run. The programs that write them use it, so that it
// knows nothing of tests.
package stored

import (
	"archive/zip"
	"bytes"
	"fmt"
)

// Zip packs parts, given by name and content, in their order, uncompressed and undated.
func Zip(parts [][2]string) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p[0], Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(p[1]))
		}
		if err != nil {
			return nil, fmt.Errorf("write part %s: %w", p[0], err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("close package: %w", err)
	}
	return out.Bytes(), nil
}
