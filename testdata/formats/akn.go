package main

import (
	"fmt"
	"strings"
)

// writeAKN writes Akoma Ntoso 3.0 in the manner of AKN4UN: calls are the intros of
// recitals and the headings of containers, labels are num elements. Typed labels
// stand in the text of their paragraphs, as converters leave them.
func writeAKN(r *resolution, typed bool) ([]byte, error) {
	var out strings.Builder
	kind, number, _ := strings.Cut(r.number, " ")
	fmt.Fprintf(&out, `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <statement name="resolution">
    <meta>
      <identification source="#make">
        <FRBRWork><FRBRthis value="/akn/un/statement/resolution/test/!main"/><FRBRcountry value="un"/></FRBRWork>
      </identification>
    </meta>
    <preface>
      <longTitle><p><docType>%s</docType> <docNumber>%s</docNumber></p></longTitle>
      <container name="title"><p>%s</p></container>
    </preface>
    <preamble>
      <formula name="enactingFormula"><p>%s</p></formula>
`, escapeXML(kind), escapeXML(number), escapeXML(r.title), escapeXML(r.enacting))
	operative := false
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.operative && !operative {
			operative = true
			out.WriteString("    </preamble>\n    <mainBody>\n")
		}
		outer, inner, head := "recitals", "recital", "<intro><p><i>%s</i></p></intro>"
		if operative {
			outer, inner, head = "hcontainer", "paragraph", "<heading>%s</heading>"
		}
		if operative {
			fmt.Fprintf(&out, "      <%s name=\"call\">\n        "+head+"\n", outer, escapeXML(b.call))
		} else {
			fmt.Fprintf(&out, "      <%s>\n        "+head+"\n", outer, escapeXML(b.call))
		}
		for _, it := range b.items {
			aknItem(&out, inner, it, typed)
		}
		fmt.Fprintf(&out, "      </%s>\n", outer)
	}
	out.WriteString("    </mainBody>\n  </statement>\n</akomaNtoso>\n")
	return []byte(out.String()), nil
}

func aknItem(out *strings.Builder, element string, it item, typed bool) {
	num, text := "", escapeXML(it.text)
	switch {
	case it.label == "":
	case typed:
		text = it.label + " " + text
	default:
		num = "<num>" + it.label + "</num>"
	}
	text = "<p>" + text + "</p>"
	if element == "paragraph" {
		text = "<content>" + text + "</content>"
	}
	fmt.Fprintf(out, "        <%s>%s%s</%s>\n", element, num, text, element)
}
