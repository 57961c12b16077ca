package outlay.index;

import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Transaction;

/** Evaluates criteria in one layer. Bitmaps it returns may be shared: nobody changes them. */
final class Search {
    private final Transaction tx;
    private final Layer layer;

    Search(Transaction tx, Layer layer) {
        this.tx = tx;
        this.layer = layer;
    }

    /** Returns the contacts alive in the layer that meet the criterion. */
    RoaringBitmap find(Criterion criterion) {
        RoaringBitmap found = evaluate(criterion);
        return layer.dead().isEmpty() ? found : RoaringBitmap.andNot(found, layer.dead());
    }

    private RoaringBitmap evaluate(Criterion criterion) {
        if (criterion instanceof Criterion.Has has) {
            return having(has.field(), has.key());
        } else if (criterion instanceof Criterion.Between between) {
            return between(between);
        } else if (criterion instanceof Criterion.Any any) {
            return any(any.criteria());
        } else if (criterion instanceof Criterion.All all) {
            return all(all.criteria());
        } else if (criterion instanceof Criterion.Not not) {
            return RoaringBitmap.andNot(layer.covers(), evaluate(not.criterion()));
        } else if (criterion instanceof Criterion.OneOf oneOf) {
            return RoaringBitmap.and(layer.covers(), oneOf.contacts().bitmap());
        }
        throw new IllegalArgumentException("no such criterion: " + criterion);
    }

    private RoaringBitmap having(int field, String key) {
        return Postings.find(tx, layer.id(), field, key);
    }

    private RoaringBitmap between(Criterion.Between between) {
        RoaringBitmap found = new RoaringBitmap();
        Slice from = Slice.of(between.from());
        Slice to = Slice.of(between.to());
        Postings.from(
                tx,
                layer.id(),
                between.field(),
                between.from(),
                values -> {
                    if (values.key.compare(to) > 0) {
                        return false;
                    }
                    if (values.key.compare(from) >= 0
                            && between.test().test(values.key.toString())) {
                        found.or(Posting.read(values.posting));
                    }
                    return true;
                });
        return found;
    }

    private RoaringBitmap any(List<Criterion> criteria) {
        RoaringBitmap found = new RoaringBitmap();
        for (Criterion criterion : criteria) {
            found.or(evaluate(criterion));
        }
        return found;
    }

    /** What must be there first, so that what must not be there is taken from few. */
    private RoaringBitmap all(List<Criterion> criteria) {
        RoaringBitmap found = layer.covers();
        boolean everyone = true;
        for (Criterion criterion : criteria) {
            if (!(criterion instanceof Criterion.Not) && !found.isEmpty()) {
                RoaringBitmap these = evaluate(criterion);
                found = everyone ? these : RoaringBitmap.and(found, these);
                everyone = false;
            }
        }
        for (Criterion criterion : criteria) {
            if (criterion instanceof Criterion.Not not && !found.isEmpty()) {
                found = RoaringBitmap.andNot(found, evaluate(not.criterion()));
            }
        }
        return found;
    }
}
