-- A schedule has several windows, such as '09:00-12:00,22:00-02:00': local times, '00:00' at the right
-- being midnight; one that closes before it opens runs past it.
ALTER TABLE campaign ADD COLUMN windows TEXT NOT NULL DEFAULT '';

UPDATE campaign
SET windows = opens || '-' || closes;

ALTER TABLE campaign DROP COLUMN opens;
ALTER TABLE campaign DROP COLUMN closes;

-- Days on which no window opens: dates, '2026-12-24,12-31', the latter of each year; and the holidays
-- of a country or a part of it, such as 'DE-BY'.
ALTER TABLE campaign ADD COLUMN closed   TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN holidays TEXT;

-- Whose timezone days and hours are in: the campaign's, or each contact's own; where that is unknown
-- the campaign's still.
ALTER TABLE campaign ADD COLUMN timezone_of TEXT NOT NULL DEFAULT 'campaign'
    CHECK (timezone_of IN ('campaign', 'contact'));
