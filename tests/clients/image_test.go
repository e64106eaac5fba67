package clients

import (
	"os"
	"testing"
)

// TestImage builds docker/Dockerfile for real, with buildah and a base made by
// debootstrap since no registry is needed for a test, and runs the notebook in
// it as the image's user.
func TestImage(t *testing.T) {
	need(t, "buildah", "buildah", "--version")
	need(t, "debootstrap", "debootstrap", "--version")
	if os.Getuid() != 0 {
		need(t, "root for buildah's chroot isolation", "false")
	}
	t.Log(run(t, nil, "bash", "image.sh"))
}
