-- What else makes sqlite3 count fast: statistics to choose an index by, and a full-text index.
ANALYZE;
CREATE VIRTUAL TABLE words USING fts5 (title, technologies, content = '', detail = column);
INSERT INTO words (rowid, title, technologies)
SELECT rowid, title, technologies
FROM contact;
INSERT INTO words (words) VALUES ('optimize');
