package com.lancore.pathways.refusal;

/**
 * A step that is not taken: the task stays open and nothing is written.
 *
 * <p>Not a {@code ProcessEngineException}: the engine's REST API would rewrap one as 500 with an ENGINE code, while a
 * plain exception of ours reaches the person as the sentence that it carries.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Sentence sentence;

    private Refusal(int status, Sentence sentence) {
        super(sentence.toString(), null, false, false);
        this.status = status;
        this.sentence = sentence;
    }

    /** 422: a rule does not allow it. */
    public static Refusal rule(String en, String zh) {
        return rule(Sentence.of(en, zh));
    }

    /** 422: a rule does not allow it. */
    public static Refusal rule(Sentence sentence) {
        return new Refusal(422, sentence);
    }

    /** 409: somebody was faster, or it exists already. */
    public static Refusal conflict(String en, String zh) {
        return new Refusal(409, Sentence.of(en, zh));
    }

    /** 404: there is no such thing, or none that this person may know of. */
    public static Refusal notFound(String en, String zh) {
        return new Refusal(404, Sentence.of(en, zh));
    }

    /** 403: not this person. */
    public static Refusal forbidden(String en, String zh) {
        return new Refusal(403, Sentence.of(en, zh));
    }

    /** 400: what was sent cannot be read. */
    public static Refusal unreadable(String en, String zh) {
        return new Refusal(400, Sentence.of(en, zh));
    }

    /** 413: what was sent is larger than what is taken. */
    public static Refusal tooLarge(String en, String zh) {
        return new Refusal(413, Sentence.of(en, zh));
    }

    public int status() {
        return status;
    }

    public Sentence sentence() {
        return sentence;
    }

    /** The refusal behind an exception that the engine has wrapped, or null. */
    public static Refusal behind(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
