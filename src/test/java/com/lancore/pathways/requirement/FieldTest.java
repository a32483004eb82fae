package com.lancore.pathways.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.lancore.pathways.refusal.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a field takes, in which form it keeps it, and the sentence by which it refuses the rest. */
class FieldTest {

    private static final Map<String, Field> FIELDS = Map.ofEntries(
            Map.entry("text", Field.text("filingNumber", "备案编号")),
            Map.entry("note", Field.note("lateFilingReason", "逾期备案原因")),
            Map.entry("code", Field.projectCode()),
            Map.entry("date", Field.date("ethicsLetterDate", "伦理审查意见日期")),
            Map.entry("choice", Field.choice("academicOutcome", "学术审查结论", "APPROVED", "REJECTED")),
            Map.entry("fact", Field.yesNoUnknown("foreignParty", "是否有外方参与")),
            Map.entry("bool", Field.bool("piLicensed", "项目负责人为执业医师")),
            Map.entry("whole", Field.whole("quantity", "数量")),
            Map.entry("number", Field.number("leastCommercialYears", "最短商业化生产年限")),
            Map.entry("amount", Field.amount("patientChargeAmount", "受试者收费金额")),
            Map.entry("currency", Field.currency("budgetPerPatientCurrency", "预算币种")));

    @ParameterizedTest(name = "a {0} takes “{1}” and keeps “{2}”")
    @CsvSource({
        "text, MR-N-44, MR-N-44",
        "text, '  MR-N-44 ', MR-N-44",
        "text, 备案 44 号, 备案 44 号",
        "text, '=1+1', '=1+1'",
        "text, '<b>x</b>', '<b>x</b>'",
        "note, 'one\ntwo', 'one\ntwo'",
        "number, 2.99, 2.99",
        "number, 3, 3",
        "code, RHB-2026-01, RHB-2026-01",
        "code, 123, 123",
        "date, 2026-05-12, 2026-05-12",
        "date, ' 2026-05-12 ', 2026-05-12",
        "date, 2028-02-29, 2028-02-29",
        "choice, APPROVED, APPROVED",
        "fact, UNKNOWN, UNKNOWN",
        "bool, true, true",
        "whole, 20, 20",
        "amount, 0, 0",
        "amount, 1250.50, 1250.50",
        "amount, 007.5, 7.5",
        "currency, CNY, CNY"
    })
    void takes(String kind, String typed, String kept) {
        assertThat(FIELDS.get(kind).read(typed)).isEqualTo(kept);
    }

    @ParameterizedTest(name = "a {0} refuses “{1}”: {2}")
    @CsvSource({
        "text, 'a\u0001b', 'Filing number must be text without control characters.'",
        "code, rhb-1, 'Project code must be 3 to 40 capital letters, digits and hyphens, such as RHB-2026-01.'",
        "code, AB, 'Project code must be 3 to 40 capital letters, digits and hyphens, such as RHB-2026-01.'",
        "code, -AB, 'Project code must be 3 to 40 capital letters, digits and hyphens, such as RHB-2026-01.'",
        "date, 2026-02-30, 'Ethics letter date must be a date such as 2026-05-12.'",
        "date, 12.05.2026, 'Ethics letter date must be a date such as 2026-05-12.'",
        "date, 2026-05-12T00:00:00Z, 'Ethics letter date must be a date such as 2026-05-12.'",
        "date, 2027-02-29, 'Ethics letter date must be a date such as 2026-05-12.'",
        "date, 1999-12-31, 'Ethics letter date must be a date such as 2026-05-12.'",
        "date, 2100-01-01, 'Ethics letter date must be a date such as 2026-05-12.'",
        "date, 20260512, 'Ethics letter date must be a date such as 2026-05-12.'",
        "choice, approved, 'Academic outcome must be one of APPROVED, REJECTED.'",
        "choice, CONDITIONAL, 'Academic outcome must be one of APPROVED, REJECTED.'",
        "fact, true, 'Foreign party must be one of YES, NO, UNKNOWN.'",
        "bool, yes, 'PI licensed must be true or false.'",
        "bool, TRUE, 'PI licensed must be true or false.'",
        "whole, 1.5, 'Quantity must be a whole number such as 20.'",
        "whole, 0, 'Quantity must be a whole number such as 20.'",
        "whole, -3, 'Quantity must be a whole number such as 20.'",
        "number, -1, 'Least commercial years must be a number such as 2.5.'",
        "number, '2,5', 'Least commercial years must be a number such as 2.5.'",
        "number, 2.999, 'Least commercial years must be a number such as 2.5.'",
        "amount, -1, 'Patient charge amount must be an amount such as 1250.50.'",
        "amount, '1,250', 'Patient charge amount must be an amount such as 1250.50.'",
        "amount, 1.505, 'Patient charge amount must be an amount such as 1250.50.'",
        "amount, 1e3, 'Patient charge amount must be an amount such as 1250.50.'",
        "amount, １２, 'Patient charge amount must be an amount such as 1250.50.'",
        "currency, RMB, 'Budget per patient currency must be an ISO 4217 currency such as CNY.'",
        "currency, cny, 'Budget per patient currency must be an ISO 4217 currency such as CNY.'"
    })
    void refuses(String kind, String typed, String sentence) {
        Refusal refusal = refusal(FIELDS.get(kind), typed);

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.sentence().en()).isEqualTo(sentence);
        assertThat(refusal.sentence().zh())
                .startsWith("“" + FIELDS.get(kind).zh() + "”应为")
                .endsWith("。");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n "})
    void countsBlankTextAsNothing(String typed) {
        FIELDS.values().forEach(field -> assertThat(field.read(typed)).isNull());
    }

    @Test
    void takesTheJsonKindsThatFormsSend() {
        assertThat(FIELDS.get("bool").read(true)).isEqualTo("true");
        assertThat(FIELDS.get("amount").read(1250)).isEqualTo("1250");
        assertThat(FIELDS.get("text").read(44)).isEqualTo("44");
    }

    @Test
    void refusesWhatIsNoPlainValue() {
        for (Object typed : List.of(List.of("APPROVED"), Map.of("a", 1), new Object())) {
            FIELDS.values()
                    .forEach(field -> assertThat(refusal(field, typed).status()).isEqualTo(422));
        }
    }

    @Test
    void takesALineOf255Characters_andANoteOf4000() {
        assertThat(FIELDS.get("text").read("x".repeat(255))).hasSize(255);
        assertThat(FIELDS.get("note").read("字".repeat(4000))).hasSize(4000);
        assertThat(refusal(FIELDS.get("text"), "x".repeat(256)).sentence().en())
                .isEqualTo("Filing number must be at most 255 characters long.");
        assertThat(refusal(FIELDS.get("note"), "x".repeat(4001)).sentence().zh())
                .isEqualTo("“逾期备案原因”应为不超过4000个字符。");
    }

    @ParameterizedTest
    @CsvSource({
        "ethicsLetterDate, Ethics letter date",
        "piName, PI name",
        "is818Technology, Is 818 technology",
        "nhcNoticeDate, NHC notice date",
        "hgrReference, HGR reference",
        "title, Title"
    })
    void isCalledByAName_thatAPersonReads(String name, String label) {
        assertThat(Field.text(name, "字段").label()).isEqualTo(label);
    }

    private static Refusal refusal(Field field, Object typed) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> field.read(typed));
        assertThat(refusal).as(field.name() + " of " + typed).isNotNull();
        return refusal;
    }
}
