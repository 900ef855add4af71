package unseen

import "testing"

func TestWhite(t *testing.T) {
	for color, want := range map[string]bool{
		"FFFFFF": true, "#fff": true, "#FEFEFE": true, " White ": true, "rgb(255,255,255)": true, "rgb(250 250 252)": true,
		"rgba(0, 0, 0, 0)": true, "#ffff": true, "#00000000": true, "#0000": true, "hsl(0, 0%, 100%)": true, "hsla(0, 0%, 0%, 0)": true,
		"rgb(100%,100%,100%)": true, "hsl(0,0%,40%)": false, "#000f": false, "rgb(40%,100%,100%)": false, "transparent": true,
		"000000": false, "auto": false, "": false, "#ff0": false, "EEEEEE": false, "rgb(255, 255, 0)": false, "rgb(": false,
		"rgba(0,0,0,1)": false, "gggggg": false, "#fffffff": false,
	} {
		if White(color) != want {
			t.Errorf("White(%q) = %v", color, !want)
		}
	}
}

func TestTiny(t *testing.T) {
	for size, want := range map[string]bool{
		"0": true, "0px": true, "0.5pt": true, "1px": true, "2pt": true, "0.1mm": true, ".01em": true, "1%": true, "calc(0px)": true,
		"6pt": false, "1em": false, "80%": false, "small": false, "": false, "12": false, "3px": false, "0.2in": false,
	} {
		if Tiny(size) != want {
			t.Errorf("Tiny(%q) = %v", size, !want)
		}
	}
}
