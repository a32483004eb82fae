package com.lancore.pathways.iit;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The two opinions of the current round of review and what they ask for next. A pure reading of the facts: the model
 * asks it after each letter, and nothing else decides where a project goes after an opinion.
 */
public final class Opinions {

    /** What comes next. */
    public enum Next {
        /** the protocol is finalised, first or again */
        FINALIZE,
        /** the academic committee's letter is recorded, first or again */
        ACADEMIC,
        /** the ethics committee's letter is recorded, first or again */
        ETHICS,
        /** somebody decides after a rejection */
        REJECTED,
        /** the letters, or a letter and the finalised versions, do not fit together */
        MISMATCH,
        /** both letters are older than the Order */
        TRANSITION,
        /** both approve: the filing is due */
        FILE
    }

    private final Facts facts;
    private final Predicate<LocalDate> clockInForce;
    private final Optional<Letter> academic;
    private final Optional<Letter> ethics;

    private Opinions(Facts facts, Predicate<LocalDate> clockInForce) {
        this.facts = facts;
        this.clockInForce = clockInForce;
        this.academic = letter(Iit.RECORD_ACADEMIC_REVIEW, "academicOutcome", Letter::academic);
        this.ethics = letter(Iit.RECORD_ETHICS_REVIEW, "ethicsOutcome", Letter::ethics);
    }

    /**
     * Reads them.
     *
     * @param facts of the process {@code iit}
     * @param clockInForce whether a filing clock is in force on the date from which it would be counted
     */
    public static Opinions in(Facts facts, Predicate<LocalDate> clockInForce) {
        return new Opinions(facts, clockInForce);
    }

    /** The newest academic letter of the round. */
    Optional<Letter> academic() {
        return academic;
    }

    /** The newest ethics letter of the round. */
    Optional<Letter> ethics() {
        return ethics;
    }

    /** The later of both letters' dates: from it the filing is counted. */
    public LocalDate laterDate() {
        LocalDate first = academic.orElseThrow().date();
        LocalDate second = ethics.orElseThrow().date();
        return first.isAfter(second) ? first : second;
    }

    public boolean ethicsBeforeAcademic() {
        return ethics.orElseThrow().date().isBefore(academic.orElseThrow().date());
    }

    public Next next() {
        if (facts.inRound(Iit.FINALIZE_PROTOCOL).isEmpty()) {
            return Next.FINALIZE;
        }
        if (academic.isEmpty() || reopened(academic.get(), "ACADEMIC")) {
            return Next.ACADEMIC;
        }
        Next afterAcademic = after(academic.get(), Next.ACADEMIC);
        if (afterAcademic != Next.FILE) {
            return afterAcademic;
        }
        if (ethics.isEmpty() || reopened(ethics.get(), "ETHICS")) {
            return Next.ETHICS;
        }
        Next afterEthics = after(ethics.get(), Next.ETHICS);
        return afterEthics == Next.FILE ? together(academic.get(), ethics.get()) : afterEthics;
    }

    /** What one letter asks for by itself; FILE where it approves finalised versions. */
    private Next after(Letter letter, Next sameAgain) {
        return switch (letter.outcome()) {
            case "CONDITIONAL" -> sameAgain;
            case "REJECTED" -> Next.REJECTED;
            case "REVISE" -> finalisedSince(letter) ? sameAgain : Next.FINALIZE;
            default -> isFinalised(letter) ? Next.FILE : unknownVersions(letter);
        };
    }

    /** A final letter after a conditional one may name versions that are yet to be finalised; no other letter may. */
    private Next unknownVersions(Letter letter) {
        return letter.afterConditional() && !finalisedSince(letter) ? Next.FINALIZE : Next.MISMATCH;
    }

    private Next together(Letter first, Letter second) {
        if (!first.protocolVersion().equals(second.protocolVersion())) {
            boolean newVersionFromEthics = second.afterConditional() && first.number() < second.number();
            return newVersionFromEthics ? Next.ACADEMIC : Next.MISMATCH;
        }
        return clockInForce.test(laterDate()) ? Next.FILE : Next.TRANSITION;
    }

    private boolean isFinalised(Letter letter) {
        return finalised("protocolVersion").contains(letter.protocolVersion())
                && (letter.consentVersion() == null
                        || finalised("consentVersion").contains(letter.consentVersion()));
    }

    private Set<String> finalised(String version) {
        return facts.inRound(Iit.FINALIZE_PROTOCOL).stream()
                .map(r -> r.text(version).orElseThrow())
                .collect(Collectors.toSet());
    }

    private boolean finalisedSince(Letter letter) {
        return facts.latestInRound(Iit.FINALIZE_PROTOCOL)
                .filter(r -> r.number() > letter.number())
                .isPresent();
    }

    /** Somebody resolved a mismatch by having this letter recorded again. */
    private boolean reopened(Letter letter, String name) {
        return facts.latestInRound(Iit.RESOLVE_LETTER_MISMATCH)
                .filter(r -> r.number() > letter.number()
                        && r.is("mismatchLetter", name)
                        && !r.is("mismatchDecision", "RE_REVIEW"))
                .isPresent();
    }

    private Optional<Letter> letter(String node, String outcome, LetterReader reader) {
        List<FactRecord> letters = facts.inRound(node);
        if (letters.isEmpty()) {
            return Optional.empty();
        }
        boolean conditional =
                letters.subList(0, letters.size() - 1).stream().anyMatch(r -> r.is(outcome, "CONDITIONAL"));
        return Optional.of(reader.read(letters.get(letters.size() - 1), conditional));
    }

    @FunctionalInterface
    private interface LetterReader {
        Letter read(FactRecord record, boolean afterConditional);
    }
}
