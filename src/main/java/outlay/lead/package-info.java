/**
 * Matched leads: which contacts a filter wants, what they have in a field, and their columns.
 *
 * <pre>
 * FilterFile --> Filter of Clauses and CampaignClauses --> Criteria --> outlay.index.Criterion
 *                   |                                         \--- CampaignMembers
 *                 Leads ---> MatchedLeads --> LeadTable    rows for an export
 *                   \-----> Facets, FacetScan             the values that leads have
 *                   FieldUses --/                            those that all contacts have
 * </pre>
 *
 * <p>May import {@code outlay}, {@code db}, {@code index} and {@code contact}. Invariants: only
 * reads; knows nothing of credits, and of campaigns only who is in them.
 */
@NullMarked
package outlay.lead;

import org.jspecify.annotations.NullMarked;
