package audit

import (
	"fmt"
	"testing"

	"github.com/resolint/resolint/internal/specimen"
)

// BenchmarkPackage audits 200 pairs of 22 kB as one package.
func BenchmarkPackage(b *testing.B) {
	job := Job{Name: "package"}
	size := 0
	for i := range 200 {
		c := specimen.Make(uint64(100+i), 22_000)
		size += len(c.Base) + len(c.Draft)
		name := fmt.Sprintf("res%03d.txt", i)
		job.Draft, job.Base = append(job.Draft, source(name, c.Draft)), append(job.Base, source(name, c.Base))
	}
	b.ReportAllocs()
	run(b, warm(b), &job, size)
}
