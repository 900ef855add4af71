//go:build !unix

package output

// Lock does nothing where folders cannot be locked.
func Lock(string) (unlock func(), err error) { return func() {}, nil }
