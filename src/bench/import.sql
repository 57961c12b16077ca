-- What Outlay's import is measured against: the rows, a unique email and eight more indexes.
.mode csv
.import rows.csv contact
CREATE UNIQUE INDEX by_email ON contact (email);
CREATE INDEX by_title ON contact (title);
CREATE INDEX by_seniority ON contact (seniority);
CREATE INDEX by_department ON contact (department);
CREATE INDEX by_company ON contact (company);
CREATE INDEX by_domain ON contact (domain);
CREATE INDEX by_industry ON contact (industry);
CREATE INDEX by_employees ON contact (employees);
CREATE INDEX by_country ON contact (country);
