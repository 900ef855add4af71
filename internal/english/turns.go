package english

// Turn is a kind of small word on which what a sentence binds to turns.
type Turn string

// The turns.
const (
	NoTurn     Turn = ""
	Scope      Turn = "scope"      // "all", "every"
	Only       Turn = "only"       // "solely", "nothing else"
	Negation   Turn = "negation"   // "not", "without", "refrain"
	Condition  Turn = "condition"  // "if", "where"
	Exception  Turn = "exception"  // "unless", "except"
	Accordance Turn = "accordance" // "consistent with", "within"
	Example    Turn = "example"    // "including", "in particular"
	Person     Turn = "person"     // "whoever", "his or her"
)

var turns = func() map[string]Turn {
	m := map[string]Turn{}
	for turn, words := range map[Turn]Set{
		Scope:      Words("all every each any full fully both"),
		Only:       Words("only solely exclusively alone else confined limited restricted strictly"),
		Negation:   Words("no not nothing nobody none never neither nor without refrain"),
		Condition:  Words("if when where until provided subject upon once"),
		Exception:  Words("unless except excepting save barring"),
		Accordance: Words("within consistent accordance line conformity compliance pursuant"),
		Example:    Words("including inter alia particular particularly especially notably such among"),
		Person: Words(`who whom whose person persons people everyone everybody anyone anybody whoever individual individuals
			his her their them they him themselves`),
	} {
		for w := range words {
			m[w] = turn
		}
	}
	return m
}()

// TurnOf returns the turn that a folded word makes, NoTurn for most words.
func TurnOf(fold string) Turn { return turns[fold] }
