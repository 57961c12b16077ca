#!/bin/sh
# Writes what a CRM wants to know of the leads of a segment, as CSV with columns of one's choice:
#
#   crm-export.sh SEGMENT.json LEADS.csv                who matches, with the status of the contact
#   crm-export.sh SEGMENT.json LEADS.csv CAMPAIGN       and CAMPAIGN-recipients.csv beside it: what
#                                                       became of each recipient of the campaign
#
# Change the columns below. A CSV takes the place of the one before only when it is complete, so that
# the CRM may fetch it at any time. OUTLAY_DB names the database.
set -eu

lead_columns=email,first_name,last_name,company,title,country,status
recipient_columns=email,company,status,phase,sent_at,mailbox,reason

segment=${1:?usage: crm-export.sh SEGMENT.json LEADS.csv [CAMPAIGN]}
leads=${2:?usage: crm-export.sh SEGMENT.json LEADS.csv [CAMPAIGN]}
PATH=${0%/*}/../bin:$PATH

outlay filter --quiet --filter "$segment" --columns "$lead_columns" --csv "$leads" >/dev/null
if [ $# -ge 3 ]; then
    case $leads in */*) folder=${leads%/*} ;; *) folder=. ;; esac
    outlay recipients "$3" --quiet --columns "$recipient_columns" --csv "$folder/$3-recipients.csv" >/dev/null
fi
