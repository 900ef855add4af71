// Clusters checks the manifests in docs/clusters against the types of the services that
// read them: every field exists and has a value of its kind. It submits nothing, and
// says nothing of whether a cluster would run them.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"cloud.google.com/go/batch/apiv1/batchpb"
	"google.golang.org/protobuf/encoding/protojson"
	batchv1 "k8s.io/api/batch/v1"
	"sigs.k8s.io/yaml"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: clusters DIR")
		os.Exit(2)
	}
	if err := check(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "clusters:", err)
		os.Exit(1)
	}
}

func check(dir string) error {
	data, err := os.ReadFile(filepath.Join(dir, "kubernetes.yaml"))
	if err != nil {
		return err
	}
	var job batchv1.Job
	if err := yaml.UnmarshalStrict(data, &job); err != nil {
		return fmt.Errorf("kubernetes.yaml: %w", err)
	}
	if job.Kind != "Job" || job.Spec.CompletionMode == nil || *job.Spec.CompletionMode != batchv1.IndexedCompletion || len(job.Spec.Template.Spec.Containers) != 1 {
		return fmt.Errorf("kubernetes.yaml: it is no Indexed Job with one container")
	}
	fmt.Printf("kubernetes.yaml: %s %s with %d completions\n", job.APIVersion, job.Kind, *job.Spec.Completions)

	if data, err = os.ReadFile(filepath.Join(dir, "google-batch.json")); err != nil {
		return err
	}
	var batch batchpb.Job
	if err := protojson.Unmarshal(data, &batch); err != nil {
		return fmt.Errorf("google-batch.json: %w", err)
	}
	if len(batch.GetTaskGroups()) != 1 {
		return fmt.Errorf("google-batch.json: it has not one group of tasks")
	}
	fmt.Printf("google-batch.json: %d tasks\n", batch.GetTaskGroups()[0].GetTaskCount())
	return nil
}
