-- A contact that left a campaign while nothing was sent may come in once more, as a new recipient:
-- of all its recipients in a campaign at most one has its credit, reserved or spent.
DROP INDEX recipient_once;

CREATE UNIQUE INDEX recipient_once ON recipient (campaign_id, contact_id)
WHERE contact_id IS NOT NULL AND credit <> 'returned';

-- Who is, or has been, in a campaign.
CREATE INDEX recipient_ever ON recipient (campaign_id, contact_id)
WHERE contact_id IS NOT NULL;
