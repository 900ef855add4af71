// Resolint audits the language of draft resolutions.
package main

import (
	"os"

	"github.com/resolint/resolint/internal/cli"
)

func main() {
	os.Exit(cli.Main())
}
