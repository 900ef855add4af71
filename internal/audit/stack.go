package audit

import "strings"

// where names the function and line in which a panic began, from a stack: enough
// to report a defect by, without paths of the machine.
func where(stack []byte) string {
	lines := strings.Split(string(stack), "\n")
	for i, line := range lines {
		if !strings.HasPrefix(line, "panic(") {
			continue
		}
		for j := i + 2; j+1 < len(lines); j += 2 {
			if strings.HasPrefix(lines[j], "runtime.") {
				continue
			}
			name, _, _ := strings.Cut(lines[j], "(")
			place := lines[j+1]
			if k := strings.LastIndexByte(place, '/'); k >= 0 {
				place = place[k+1:]
			}
			place, _, _ = strings.Cut(place, " ")
			return name[strings.LastIndexByte(name, '/')+1:] + " at " + place
		}
	}
	return "unknown place"
}
