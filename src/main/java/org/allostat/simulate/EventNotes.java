package org.allostat.simulate;

/** Hears what happens to a patient's body. It changes nothing. */
interface EventNotes {
    /** Nobody listens, as in every run. */
    EventNotes NONE = event -> {};

    void note(LifeEvent event);
}
