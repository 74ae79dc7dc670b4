package atlas.common;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import reporting.Status;

/** A card in progress, from the creation of its calls until both parts are there or one has failed. */
@Name("atlas.Card")
@Label("Card")
@Description("A card in progress")
@Category("Atlas")
@StackTrace(false)
final class CardEvent extends Event {
    @Label("Code")
    final String code;

    @Label("Status")
    String status = "";

    private CardEvent(String code) {
        this.code = code;
    }

    /** Returns an event that begins now. */
    static CardEvent started(String code) {
        var event = new CardEvent(code);
        event.begin();
        return event;
    }

    /** Ends the event and records it. */
    void end(Status outcome) {
        status = outcome.name();
        commit();
    }
}
