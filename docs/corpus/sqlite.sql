-- Loads the output of resolint corpus into SQLite 3.38 or later, with its columns:
--   cd archive.audit && sqlite3 archive.db < sqlite.sql
-- Made by: go test ./internal/corpus -run Columns -update
.mode ascii
.separator "\037" "\n"
create temp table raw_texts(line text);
.import texts.jsonl raw_texts
create table texts as select line ->> '$.row' as "row", line ->> '$.text' as "text", line ->> '$.audited' as "audited", line ->> '$.compared' as "compared", line ->> '$.date' as "date", line ->> '$.year' as "year", line ->> '$.date_from' as "date_from", line ->> '$.body' as "body", line ->> '$.series' as "series", line ->> '$.title' as "title", line ->> '$.draft' as "draft", line ->> '$.base' as "base", line ->> '$.proposals' as "proposals", line ->> '$.bytes' as "bytes", line ->> '$.resolutions' as "resolutions", line ->> '$.clauses' as "clauses", line ->> '$.changes' as "changes", line ->> '$.lost_words' as "lost_words", line ->> '$.gained_words' as "gained_words", line ->> '$.errors' as "errors", line ->> '$.warnings' as "warnings", line ->> '$.notes' as "notes", line ->> '$.information' as "information", line ->> '$.waived' as "waived", line ->> '$.notices' as "notices", line ->> '$.columns' as "columns" from raw_texts;
create temp table raw_families(line text);
.import families.jsonl raw_families
create table families as select line ->> '$.row' as "row", line ->> '$.text' as "text", line ->> '$.resolution' as "resolution", line ->> '$.state' as "state", line ->> '$.family' as "family", line ->> '$.base' as "base", line ->> '$.proposal' as "proposal", line ->> '$.draft' as "draft" from raw_families;
create temp table raw_findings(line text);
.import findings.jsonl raw_findings
create table findings as select line ->> '$.row' as "row", line ->> '$.text' as "text", line ->> '$.rule' as "rule", line ->> '$.family' as "family", line ->> '$.kind' as "kind", line ->> '$.level' as "level", line ->> '$.confidence' as "confidence", line ->> '$.concept' as "concept", line ->> '$.resolution' as "resolution", line ->> '$.message' as "message", line ->> '$.base_file' as "base_file", line ->> '$.base_clause' as "base_clause", line ->> '$.base_line' as "base_line", line ->> '$.base_words' as "base_words", line ->> '$.base_text' as "base_text", line ->> '$.proposal_file' as "proposal_file", line ->> '$.proposal_clause' as "proposal_clause", line ->> '$.proposal_line' as "proposal_line", line ->> '$.proposal_words' as "proposal_words", line ->> '$.proposal_text' as "proposal_text", line ->> '$.draft_file' as "draft_file", line ->> '$.draft_clause' as "draft_clause", line ->> '$.draft_line' as "draft_line", line ->> '$.draft_words' as "draft_words", line ->> '$.draft_text' as "draft_text", line ->> '$.surviving_clause' as "surviving_clause", line ->> '$.surviving_words' as "surviving_words", line ->> '$.author' as "author", line ->> '$.changed' as "changed", line ->> '$.waived' as "waived", line ->> '$.fingerprint' as "fingerprint" from raw_findings;
create temp table raw_changes(line text);
.import changes.jsonl raw_changes
create table changes as select line ->> '$.row' as "row", line ->> '$.text' as "text", line ->> '$.resolution' as "resolution", line ->> '$.clause' as "clause", line ->> '$.part' as "part", line ->> '$.change' as "change", line ->> '$.base_text' as "base_text", line ->> '$.draft_text' as "draft_text", line ->> '$.lost_words' as "lost_words", line ->> '$.gained_words' as "gained_words", line ->> '$.base_families' as "base_families", line ->> '$.draft_families' as "draft_families", line ->> '$.rules' as "rules" from raw_changes;
create temp table raw_failures(line text);
.import failures.jsonl raw_failures
create table failures as select line ->> '$.row' as "row", line ->> '$.text' as "text", line ->> '$.file' as "file", line ->> '$.reason' as "reason", line ->> '$.remedy' as "remedy" from raw_failures;
create unique index text_rows on texts("row");
create index finding_rows on findings("row");
create index change_rows on changes("row");
.mode list
.separator "|" "\n"
