-- How many credits the campaign may have at most, reserved or spent.
ALTER TABLE campaign ADD COLUMN budget INTEGER CHECK (budget > 0);
