package outlay.index;

import org.roaringbitmap.RoaringBitmap;

/** One row of table {@code layer}: the contacts that it covers, and those dead in it. */
record Layer(long id, RoaringBitmap covers, RoaringBitmap dead) {
    RoaringBitmap alive() {
        return dead.isEmpty() ? covers : RoaringBitmap.andNot(covers, dead);
    }
}
