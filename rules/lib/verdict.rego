# METADATA
# title: What every kind shares
package resolint.lib

# rule_name is the name of a rule: family/kind.
rule_name(family, kind) := sprintf("%s/%s", [family, kind])

# default_level is the level of a loss: operative text binds, the rest guides.
default_level("operative") := "error"

default_level(part) := "warning" if part != "operative"
