package org.allostat.simulate;

/** Which places of a batch are taken. Places given back are taken first, so that few of those the kernel runs over are empty. */
final class Lanes {
    private final int[] free;
    private int freed;
    private int used;

    /** @param size number of places */
    Lanes(int size) {
        free = new int[size];
    }

    /** Takes a place. */
    int take() {
        return freed > 0 ? free[--freed] : used++;
    }

    void giveBack(int lane) {
        free[freed++] = lane;
    }

    void freeAll() {
        freed = 0;
        used = 0;
    }

    /** Place after the last that was ever taken. */
    int used() {
        return used;
    }
}
