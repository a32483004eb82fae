package com.lancore.pathways.requirement;

import com.lancore.pathways.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One value that a step takes: its name, its kind, and when it is asked for. Everything is kept as text in one
 * canonical form (ISO date, {@code true}/{@code false}, enumeration name), so that a fact reads the same for ever.
 */
public final class Field {

    /** A project code, also the business key of every process of the project. */
    public static final Pattern PROJECT_CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{2,39}");

    private static final Pattern ACRONYM = Pattern.compile("\\b(pi|nhc|hgr|nmpa|rwd|iit)\\b");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,2})?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,2})?");
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);
    private static final int LONGEST = 4000;

    /** What makes a project the project that it is. */
    private static final List<String> IDENTITY = List.of("title", "clientCode");

    private static final List<String> YES_NO_UNKNOWN = List.of("YES", "NO", "UNKNOWN");

    private enum Kind {
        TEXT,
        CODE,
        DATE,
        CHOICE,
        BOOLEAN,
        WHOLE,
        NUMBER,
        AMOUNT,
        CURRENCY
    }

    private final String name;
    private final String zh;
    private final Kind kind;
    private final int longest;
    private final List<String> choices;
    private final boolean required;
    private final String onlyIfName;
    private final List<String> onlyIfValues;
    private final boolean prefilled;
    private final boolean confidential;

    private Field(
            String name,
            String zh,
            Kind kind,
            int longest,
            List<String> choices,
            boolean required,
            String onlyIfName,
            List<String> onlyIfValues,
            boolean prefilled,
            boolean confidential) {
        this.name = name;
        this.zh = zh;
        this.kind = kind;
        this.longest = longest;
        this.choices = choices;
        this.required = required;
        this.onlyIfName = onlyIfName;
        this.onlyIfValues = onlyIfValues;
        this.prefilled = prefilled;
        this.confidential = confidential;
    }

    private static Field of(String name, String zh, Kind kind, int longest, String... choices) {
        return new Field(name, zh, kind, longest, List.of(choices), true, null, List.of(), false, false);
    }

    /** A line of text, at most 255 characters. */
    public static Field text(String name, String zh) {
        return of(name, zh, Kind.TEXT, 255);
    }

    /** A reason or note, at most 4,000 characters. */
    public static Field note(String name, String zh) {
        return of(name, zh, Kind.TEXT, LONGEST);
    }

    public static Field projectCode() {
        return of("projectCode", "项目编号", Kind.CODE, 40);
    }

    /** A legal date, read in Shanghai: {@code 2026-05-12}, never a timestamp. */
    public static Field date(String name, String zh) {
        return of(name, zh, Kind.DATE, 10);
    }

    public static Field choice(String name, String zh, String... choices) {
        return of(name, zh, Kind.CHOICE, 64, choices);
    }

    /** UNKNOWN is a value: a finding, never a no. */
    public static Field yesNoUnknown(String name, String zh) {
        return choice(name, zh, YES_NO_UNKNOWN.toArray(String[]::new));
    }

    public static Field bool(String name, String zh) {
        return of(name, zh, Kind.BOOLEAN, 5);
    }

    /** A whole number, 1 to 999,999,999. */
    public static Field whole(String name, String zh) {
        return of(name, zh, Kind.WHOLE, 9);
    }

    /** A number, not negative, with at most two decimals: {@code 2.99}. */
    public static Field number(String name, String zh) {
        return of(name, zh, Kind.NUMBER, 9);
    }

    /** A decimal amount of money, at most two decimals. */
    public static Field amount(String name, String zh) {
        return of(name, zh, Kind.AMOUNT, 18);
    }

    /** An ISO 4217 currency. */
    public static Field currency(String name, String zh) {
        return of(name, zh, Kind.CURRENCY, 3);
    }

    public Field optional() {
        return new Field(name, zh, kind, longest, choices, false, onlyIfName, onlyIfValues, prefilled, confidential);
    }

    /** Without the condition on another answer. */
    public Field always() {
        return new Field(name, zh, kind, longest, choices, required, null, List.of(), prefilled, confidential);
    }

    /** Asked for only where another answer is one of these; dropped otherwise. */
    public Field onlyIf(String other, String... values) {
        return new Field(name, zh, kind, longest, choices, required, other, List.of(values), prefilled, confidential);
    }

    /** The form opens with the value that is known already. */
    public Field prefilled() {
        return new Field(name, zh, kind, longest, choices, required, onlyIfName, onlyIfValues, true, confidential);
    }

    /** Describes the asset beyond what the triage asks: not taken before the NDA of an engagement is signed. */
    public Field confidential() {
        return new Field(name, zh, kind, longest, choices, required, onlyIfName, onlyIfValues, prefilled, true);
    }

    public boolean isConfidential() {
        return confidential;
    }

    public boolean isPrefilled() {
        return prefilled;
    }

    /** Dates, numbers and references are mistyped; a reason or an outcome is not corrected but decided anew. */
    public boolean isCorrectable() {
        if (IDENTITY.contains(name)) {
            return false;
        }
        return switch (kind) {
            case TEXT -> longest < LONGEST;
            case DATE, WHOLE, NUMBER, AMOUNT, CURRENCY -> true;
            case CHOICE -> choices.equals(YES_NO_UNKNOWN);
            case CODE, BOOLEAN -> false;
        };
    }

    public String name() {
        return name;
    }

    public String zh() {
        return zh;
    }

    /** The name as a person reads it: {@code ethicsLetterDate} is "Ethics letter date". */
    public String label() {
        String spaced = name.replaceAll("([a-z])([A-Z0-9])", "$1 $2").toLowerCase(Locale.ROOT);
        String text = ACRONYM.matcher(spaced.replace("818technology", "818 technology"))
                .replaceAll(word -> word.group().toUpperCase(Locale.ROOT));
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    boolean isAskedFor(Answers others) {
        return onlyIfName == null || others.is(onlyIfName, onlyIfValues.toArray(String[]::new));
    }

    boolean isRequired(Answers others) {
        return required && isAskedFor(others);
    }

    /**
     * What was typed in its canonical form, or null where nothing was (blank counts as nothing).
     *
     * @throws Refusal 422 naming the field where it is not a value of its kind
     */
    public String read(Object typed) {
        if (typed == null || typed.toString().isBlank()) {
            return null;
        }
        if (!(typed instanceof String || typed instanceof Boolean || typed instanceof Number)) {
            throw wrong("text", "文本");
        }
        String text = typed.toString().strip();
        if (text.length() > longest && kind != Kind.DATE && kind != Kind.CHOICE) {
            throw wrong("at most " + longest + " characters long", "不超过" + longest + "个字符");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            throw wrong("text without control characters", "不含控制字符的文本");
        }
        return switch (kind) {
            case TEXT -> text;
            case CODE -> code(text);
            case DATE -> date(text);
            case CHOICE -> choice(text);
            case BOOLEAN -> bool(text);
            case WHOLE -> whole(text);
            case NUMBER -> number(text);
            case AMOUNT -> amount(text);
            case CURRENCY -> currency(text);
        };
    }

    /** The process variable for a value: a Boolean for a Boolean, text for the rest. */
    public Object variable(String value) {
        return kind == Kind.BOOLEAN && value != null ? (Object) Boolean.valueOf(value) : value;
    }

    private String code(String text) {
        if (!PROJECT_CODE.matcher(text).matches()) {
            throw wrong(
                    "3 to 40 capital letters, digits and hyphens, such as RHB-2026-01",
                    "3至40位大写字母、数字或连字符，例如RHB-2026-01");
        }
        return text;
    }

    private String date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(EARLIEST) && !date.isAfter(LATEST)) {
                return date.toString();
            }
        } catch (DateTimeParseException e) {
            // told below: it is no date
        }
        throw wrong("a date such as 2026-05-12", "日期，例如2026-05-12");
    }

    private String choice(String text) {
        if (!choices.contains(text)) {
            throw wrong("one of " + String.join(", ", choices), "下列值之一：" + String.join("、", choices));
        }
        return text;
    }

    private String bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong("true or false", "true或false");
        }
        return text;
    }

    private String whole(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw wrong("a whole number such as 20", "整数，例如20");
        }
        return text;
    }

    private String number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw wrong("a number such as 2.5", "数字，例如2.5");
        }
        return new BigDecimal(text).toPlainString();
    }

    private String amount(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw wrong("an amount such as 1250.50", "金额，例如1250.50");
        }
        return new BigDecimal(text).toPlainString();
    }

    private String currency(String text) {
        try {
            return Currency.getInstance(text).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw wrong("an ISO 4217 currency such as CNY", "ISO 4217货币代码，例如CNY");
        }
    }

    private Refusal wrong(String en, String zhText) {
        return Refusal.rule(label() + " must be " + en + ".", "“" + zh + "”应为" + zhText + "。");
    }
}
