package com.lancore.pathways.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Portfolio, deadlines and timelines as spreadsheets, read as a spreadsheet reads them. It is Monday, 28 December 2026. */
@PathwaysTest
class SpreadsheetsIT {

    private static final int HEADER = 2;

    @Autowired
    private House house;

    @BeforeEach
    void setTheClock() {
        house.clock().set("2026-12-28T10:00");
    }

    @Test
    void theDeadlinesAreThoseOfTheApi_inItsOrder_withDatesThatAreDates() {
        Study provisional = withLetterOf("2026-12-25", "CAR-T in refractory lupus · 难治性狼疮CAR-T研究");

        XSSFSheet sheet = read("pm", "/api/deadlines.xlsx");

        assertThat(projects(sheet)).isEqualTo(codes("pm", "/api/deadlines", "projectCode"));
        assertThat(sheet.getSheetName()).isEqualTo("Deadlines 期限");
        Row row = rowOf(sheet, provisional);
        assertThat(text(sheet, row, "Title")).isEqualTo("CAR-T in refractory lupus · 难治性狼疮CAR-T研究");
        assertThat(date(sheet, row, "Due on")).isEqualTo("2027-01-02");
        assertThat(date(sheet, row, "Counted from")).isEqualTo("2026-12-25");
        assertThat(number(sheet, row, "Working days left"))
                .isEqualTo(provisional.deadline().workingDaysLeft());
        assertThat(text(sheet, row, "State")).isEqualTo("Open · 未到期");
        assertThat(text(sheet, row, "Firm?")).isEqualTo("Provisional · 暂定 (2027)");
        assertThat(text(sheet, row, "What is due"))
                .contains("within 5 working days of the later letter", "5个工作日内向国家卫生健康委备案");
        assertThat(text(sheet, row, "How sure the basis is")).isEqualTo("Law · 法规");
    }

    @Test
    void theTopSaysWhenItWasMade_andThatDatesMayMove_andStaysWithItsFilterWhileTheRowsAreScrolled() {
        withLetterOf("2026-12-23", "Lupus");

        XSSFSheet sheet = read("pm", "/api/deadlines.xlsx");

        assertThat(sheet.getRow(0).getCell(0).getStringCellValue())
                .startsWith("Made on 2026-12-28 10:00 (Shanghai).")
                .contains("provisional", "may move");
        assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).contains("北京时间", "暂定日期", "可能变动");
        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) (HEADER + 1));
        assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A3:O" + (sheet.getLastRowNum() + 1));
        assertThat((Iterable<Cell>) sheet.getRow(HEADER))
                .allSatisfy(name -> assertThat(name.getStringCellValue()).matches("[A-Z][A-Za-z ?]+\\n\\p{IsHan}+"));
        Answer answer = house.person("pm").get("/api/deadlines.xlsx").is(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"pathways-deadlines-2026-12-28.xlsx\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://elsewhere.invalid\",\"lupus\")",
                "+1+1",
                "-2+3 mg study",
                "@SUM(A1:A9)",
                "<b>&amp; plain"
            })
    void whatAPersonTyped_isNeverAFormula(String title) {
        Study study = withLetterOf("2026-12-23", title);

        for (String file : List.of("/api/deadlines.xlsx", "/api/projects.xlsx")) {
            XSSFSheet sheet = read("pm", file);
            Cell cell = cell(sheet, rowOf(sheet, study), "Title");
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(title);
            assertThat(cell.getCellStyle().getQuotePrefixed()).isEqualTo(!title.startsWith("<"));
        }
    }

    @Test
    void thePortfolioIsThatOfTheApi_aProjectWithItsNextDeadlineARow() {
        Study study = withLetterOf("2026-12-10", "Parkinson");
        Study noClock = house.study().start();

        XSSFSheet sheet = read("director", "/api/projects.xlsx");

        assertThat(projects(sheet)).isEqualTo(codes("director", "/api/projects", "code"));
        Row row = rowOf(sheet, study);
        assertThat(text(sheet, row, "Pathways")).isEqualTo("IIT");
        assertThat(text(sheet, row, "Open steps")).contains("Assemble the filing · ");
        assertThat(date(sheet, row, "Due on")).isEqualTo("2026-12-17");
        assertThat(number(sheet, row, "Blockers"))
                .isEqualTo(house.person("director")
                        .get("/api/projects/" + study)
                        .json()
                        .get("blockers")
                        .asInt());
        assertThat(cell(sheet, rowOf(sheet, noClock), "Due on").getCellType()).isEqualTo(CellType.BLANK);
    }

    @Test
    void theTimelineIsThatOfTheApi_aStepARow_withItsBaselineItsPlanAndWhatHappened() {
        Study study = withLetterOf("2026-12-25", "Haemophilia");

        XSSFSheet sheet = read("pm", "/api/projects/" + study + "/timeline.xlsx");

        Map<String, JsonNode> told = new LinkedHashMap<>();
        house.person("pm")
                .get("/api/projects/" + study + "/timeline")
                .is(200)
                .json()
                .at("/pathways/0/steps")
                .forEach(step -> told.put(step.get("name").asText(), step));
        assertThat(steps(sheet)).containsExactlyElementsOf(told.keySet());
        assertThat(projects(sheet)).containsOnly(study.code());
        assertThat(sheet.getSheetName()).isEqualTo("Timeline 时间轴");

        Row done = rowOfStep(sheet, "Record the ethics review");
        assertThat(text(sheet, done, "State")).isEqualTo("Done · 已完成");
        assertThat(date(sheet, done, "Done on")).isEqualTo("2026-12-25");
        assertThat(date(sheet, done, "Recorded on")).isEqualTo("2026-12-28");
        assertThat(date(sheet, done, "Baseline end")).isAfter("2026-12-28");
        assertThat(cell(sheet, done, "Planned end").getCellType()).isEqualTo(CellType.BLANK);

        Row open = rowOfStep(sheet, "Assemble the filing");
        assertThat(text(sheet, open, "State")).isEqualTo("Open · 进行中");
        Row filing = rowOfStep(sheet, "Institution files with NHC");
        assertThat(text(sheet, filing, "State")).isEqualTo("Ahead · 未开始");
        assertThat(date(sheet, filing, "Planned end")).isEqualTo("2027-01-02");
        assertThat(text(sheet, filing, "Firm?")).isEqualTo("Provisional · 暂定 (2027)");
        assertThat(number(sheet, filing, "Slack in working days"))
                .isEqualTo(told.get("Institution files with NHC")
                        .at("/planned/slack")
                        .asInt());
        assertThat(text(sheet, rowOfStep(sheet, "Confirm the first patient"), "Critical?"))
                .isEqualTo("Critical · 关键");
        assertThat(text(sheet, filing, "Deadline")).isEqualTo("NHC_FILING");
        assertThat(date(sheet, filing, "Due on")).isEqualTo("2027-01-02");
        assertThat(text(sheet, filing, "Basis"))
                .isEqualTo(told.get("Institution files with NHC").get("basis").asText());
        assertThat(text(sheet, filing, "How sure the basis is")).isEqualTo("House rule · 内部规则");
        assertThat(cell(sheet, filing, "Done on").getCellType()).isEqualTo(CellType.BLANK);
    }

    @Test
    void theFileOfATimelineIsNamedAfterItsProject_andWhatOneMayNotKnowIsNotFound() {
        Study study = withLetterOf("2026-12-23", "Lupus");
        Person reader = house.newPerson("timeline-reader", List.of("client"), List.of("timeline-client"));
        String file = "/api/projects/" + study + "/timeline.xlsx";

        assertThat(house.person("pm").get(file).is(200).headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"pathways-timeline-" + study + "-2026-12-28.xlsx\"");
        reader.get(file).is(404);
        house.nobody().get(file).is(401);
    }

    @Test
    void aStateIsAskedForAsInTheApi_andAnUnknownOneIsRefusedInASentence() {
        withLetterOf("2026-12-10", "Parkinson");

        XSSFSheet breached = read("pm", "/api/deadlines.xlsx?status=BREACHED");

        assertThat(projects(breached)).isEqualTo(codes("pm", "/api/deadlines?status=BREACHED", "projectCode"));
        house.person("pm")
                .get("/api/deadlines.xlsx?status=LOST")
                .is(422)
                .isPlainRefusal()
                .says("LOST");
    }

    @Test
    void aClientFindsItsOwnProjectsAlone_andNobodyElseAnything() {
        Person reader = house.newPerson("sheet-reader", List.of("client"), List.of("sheet-client"));
        withLetterOf("2026-12-23", "Of the house");

        assertThat(projects(read(reader, "/api/projects.xlsx"))).isEmpty();
        assertThat(projects(read(reader, "/api/deadlines.xlsx"))).isEmpty();
        house.nobody().get("/api/projects.xlsx").is(401);
        house.nobody().get("/api/deadlines.xlsx").is(401);
    }

    private Study withLetterOf(String letters, String title) {
        return house.study()
                .with("productImported", "NO")
                .with("title", title)
                .start()
                .done("prepareNonClinicalPackage")
                .finalise("V1.2", "C1.1")
                .academicLetter("APPROVED", letters, "V1.2")
                .ethicsLetter("APPROVED", letters, "V1.2", "C1.1");
    }

    private XSSFSheet read(String person, String file) {
        return read(house.person(person), file);
    }

    private static XSSFSheet read(Person person, String file) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(person.download(file)))) {
            return workbook.getSheetAt(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> codes(String person, String address, String field) {
        return house.person(person)
                .get(address)
                .is(200)
                .rows()
                .map((JsonNode row) -> row.get(field).asText())
                .toList();
    }

    private static List<String> projects(XSSFSheet sheet) {
        return IntStream.rangeClosed(HEADER + 1, sheet.getLastRowNum())
                .mapToObj(line -> sheet.getRow(line).getCell(0).getStringCellValue())
                .toList();
    }

    /** The English names of the steps, a line each. */
    private static List<String> steps(XSSFSheet sheet) {
        return IntStream.rangeClosed(HEADER + 1, sheet.getLastRowNum())
                .mapToObj(line -> text(sheet, sheet.getRow(line), "Step"))
                .map(names -> names.lines().findFirst().orElseThrow())
                .toList();
    }

    private static Row rowOfStep(XSSFSheet sheet, String name) {
        return sheet.getRow(HEADER + 1 + steps(sheet).indexOf(name));
    }

    private static Row rowOf(XSSFSheet sheet, Study study) {
        return sheet.getRow(HEADER + 1 + projects(sheet).indexOf(study.code()));
    }

    private static Cell cell(XSSFSheet sheet, Row row, String column) {
        for (Cell name : sheet.getRow(HEADER)) {
            if (name.getStringCellValue().startsWith(column + "\n")) {
                return row.getCell(name.getColumnIndex());
            }
        }
        throw new AssertionError("No column " + column);
    }

    private static String text(XSSFSheet sheet, Row row, String column) {
        return cell(sheet, row, column).getStringCellValue();
    }

    private static int number(XSSFSheet sheet, Row row, String column) {
        return (int) cell(sheet, row, column).getNumericCellValue();
    }

    /** The date of a cell that a spreadsheet shows as one. */
    private static LocalDate date(XSSFSheet sheet, Row row, String column) {
        Cell cell = cell(sheet, row, column);
        assertThat(DateUtil.isCellDateFormatted(cell)).as(column).isTrue();
        return cell.getLocalDateTimeCellValue().toLocalDate();
    }
}
