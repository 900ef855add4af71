// Package limit bounds what a reader accepts, so that a hostile or broken file
// ends in a named error instead of a hang or an exhausted machine.
//
// Readers import it; it imports nothing. A zero field means "no limit".
package limit

import "fmt"

// Limits are the bounds of one document. Each field names its configuration key.
type Limits struct {
	// Input is the largest size of a file in bytes (limits.input-bytes).
	Input int64
	// Unpacked is the largest sum of the unpacked parts of a container that a
	// reader opens, in bytes (limits.unpacked-bytes).
	Unpacked int64
	// Ratio is the largest quotient of unpacked and packed size of one part
	// (limits.unpack-ratio). Parts below RatioFloor unpacked bytes are exempt:
	// small XML often compresses better than any honest large part.
	Ratio int64
	// Parts is the largest number of entries of a container (limits.parts).
	Parts int64
	// Depth is the deepest nesting of elements (limits.depth).
	Depth int64
	// Token is the longest single markup token or stretch of text in bytes
	// (limits.token-bytes).
	Token int64
	// Paragraphs is the largest number of paragraphs (limits.paragraphs).
	Paragraphs int64
	// Changes is the largest number of tracked changes (limits.changes).
	Changes int64
	// Comments is the largest number of comments (limits.comments).
	Comments int64
	// Generated is the largest sum of the text that a reader makes out of little in
	// the file, in bytes (limits.generated-bytes): automatic numbers, characters and
	// replacements that a PDF maps glyphs to, text that is referred to again and
	// again, the cells that fill up short rows of a table.
	Generated int64
}

// RatioFloor is the unpacked size in bytes up to which Ratio is not applied.
const RatioFloor = 4 << 20

// Default returns the limits that hold when nothing is configured. They admit
// any document of a meeting (54 ITU Recommendations in Word have 2 MB of XML on
// average) and end a hostile one within about two seconds.
func Default() Limits {
	return Limits{
		Input:      64 << 20,
		Unpacked:   32 << 20,
		Ratio:      100,
		Parts:      10_000,
		Depth:      256,
		Token:      4 << 20,
		Paragraphs: 200_000,
		Changes:    5_000,
		Comments:   10_000,
		Generated:  8 << 20,
	}
}

// Error says which limit a document exceeds.
type Error struct {
	// Name is what was measured, such as "unpacked size in bytes".
	Name string
	// Value is what the document has, or the first value beyond Max where
	// reading stopped there. Max is the limit.
	Value, Max int64
	// Key is the configuration key that sets the limit.
	Key string
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s is %d, more than the limit of %d; if the file is trusted, raise %s in the configuration",
		e.Name, e.Value, e.Max, e.Key)
}

// CheckInput returns an error if a file of size bytes is too large to be read.
func (l Limits) CheckInput(size int64) error {
	return check("file size in bytes", size, l.Input, "limits.input-bytes")
}

// CheckUnpacked returns an error if parts of size bytes in sum are too large to
// be unpacked.
func (l Limits) CheckUnpacked(size int64) error {
	return check("unpacked size in bytes", size, l.Unpacked, "limits.unpacked-bytes")
}

// CheckRatio returns an error if a part grows too much when it is unpacked, as
// the parts of zip bombs do. Sizes are in bytes.
func (l Limits) CheckRatio(packed, unpacked int64) error {
	if unpacked <= RatioFloor {
		return nil
	}
	ratio := unpacked
	if packed > 0 {
		ratio = (unpacked + packed - 1) / packed
	}
	return check("ratio of unpacked to packed size", ratio, l.Ratio, "limits.unpack-ratio")
}

// CheckParts returns an error if a container has too many entries.
func (l Limits) CheckParts(n int64) error {
	return check("number of parts", n, l.Parts, "limits.parts")
}

// CheckDepth returns an error if elements are nested too deeply.
func (l Limits) CheckDepth(n int64) error {
	return check("nesting depth of elements", n, l.Depth, "limits.depth")
}

// CheckToken returns an error if a token of n bytes is too long.
func (l Limits) CheckToken(n int64) error {
	return check("length of a markup token in bytes", n, l.Token, "limits.token-bytes")
}

// CheckParagraphs returns an error if a document has too many paragraphs.
func (l Limits) CheckParagraphs(n int64) error {
	return check("number of paragraphs", n, l.Paragraphs, "limits.paragraphs")
}

// CheckChanges returns an error if a document has too many tracked changes.
func (l Limits) CheckChanges(n int64) error {
	return check("number of tracked changes", n, l.Changes, "limits.changes")
}

// CheckComments returns an error if a document has too many comments.
func (l Limits) CheckComments(n int64) error {
	return check("number of comments", n, l.Comments, "limits.comments")
}

// CheckGenerated returns an error if a reader makes n bytes of text out of what
// the file only refers to.
func (l Limits) CheckGenerated(n int64) error {
	return check("text made from numbering, maps and references in bytes", n, l.Generated, "limits.generated-bytes")
}

// Meter sums up what grows while a document is read. Its error is the first that a
// charge met, and stays: readers that cannot return an error where they charge
// look at it later, and make nothing more meanwhile.
type Meter struct {
	Limits Limits
	Err    error

	generated, changes int64
}

// Generate charges n bytes of text that the file only refers to, before they are
// allocated. It reports whether they may be.
func (m *Meter) Generate(n int) bool {
	m.generated += int64(n)
	return m.note(m.Limits.CheckGenerated(m.generated))
}

// Change charges one tracked change.
func (m *Meter) Change() bool {
	m.changes++
	return m.note(m.Limits.CheckChanges(m.changes))
}

func (m *Meter) note(err error) bool {
	if m.Err == nil {
		m.Err = err
	}
	return m.Err == nil
}

func check(name string, value, limit int64, key string) error {
	if limit > 0 && value > limit {
		return &Error{Name: name, Value: value, Max: limit, Key: key}
	}
	return nil
}
