package com.lancore.pathways.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A table as an .xlsx file: one sheet, notes on top, then a frozen header with a filter. Dates are dates and numbers are
 * numbers, so that they sort; whatever a person once typed stays text. Rows wait in a temporary file, as uploads do, and
 * it is deleted at the end.
 */
final class Spreadsheet {

    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What makes a text a formula for a spreadsheet: at once in other programs, here once somebody edits the cell. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    private static final int WIDTH_OF_A_CHARACTER = 256;

    private static final int ROWS_IN_MEMORY = 100;

    /**
     * A column.
     *
     * @param width in characters
     * @param value a text, a {@link LocalDate}, a number, or null for an empty cell
     */
    record Column<R>(String en, String zh, int width, Function<R, ?> value) {}

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final CellStyle note = style(false);
    private final CellStyle header = headerStyle();
    private final CellStyle text = style(true);
    private final CellStyle quoted = style(true);
    private final CellStyle date = style(true);

    private Spreadsheet() {
        quoted.setQuotePrefixed(true);
        date.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
    }

    /**
     * Makes the file.
     *
     * @param name of the sheet
     * @param notes a line each, above the header
     */
    static <R> byte[] of(String name, List<String> notes, List<Column<R>> columns, List<R> rows) {
        Spreadsheet made = new Spreadsheet();
        try (made.workbook) {
            made.workbook.getXSSFWorkbook().getProperties().getCoreProperties().setCreator("Lancore Pathways");
            made.write(made.workbook.createSheet(name), notes, columns, rows);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            made.workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <R> void write(SXSSFSheet sheet, List<String> notes, List<Column<R>> columns, List<R> rows) {
        int line = 0;
        for (String told : notes) {
            fill(sheet.createRow(line++).createCell(0), told, note);
        }
        int head = line++;
        Row names = sheet.createRow(head);
        for (int i = 0; i < columns.size(); i++) {
            Column<R> column = columns.get(i);
            fill(names.createCell(i), column.en() + "\n" + column.zh(), header);
            sheet.setColumnWidth(i, column.width() * WIDTH_OF_A_CHARACTER);
        }
        for (R row : rows) {
            Row cells = sheet.createRow(line++);
            for (int i = 0; i < columns.size(); i++) {
                fill(cells.createCell(i), columns.get(i).value().apply(row));
            }
        }
        sheet.createFreezePane(1, head + 1);
        sheet.setAutoFilter(new CellRangeAddress(head, line - 1, 0, columns.size() - 1));
        toBePrinted(sheet, head);
    }

    /** Landscape, all columns on a page's width, the header on each page. */
    private static void toBePrinted(SXSSFSheet sheet, int head) {
        PrintSetup print = sheet.getPrintSetup();
        print.setLandscape(true);
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setRepeatingRows(new CellRangeAddress(head, head, -1, -1));
    }

    private void fill(Cell cell, Object value) {
        if (value == null) {
            cell.setCellStyle(text);
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
            cell.setCellStyle(date);
        } else if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
            cell.setCellStyle(text);
        } else {
            String words = value.toString();
            boolean likeAFormula = !words.isEmpty() && BEGINS_A_FORMULA.indexOf(words.charAt(0)) >= 0;
            fill(cell, words, likeAFormula ? quoted : text);
        }
    }

    private static void fill(Cell cell, String words, CellStyle style) {
        cell.setCellValue(words);
        cell.setCellStyle(style);
    }

    private CellStyle style(boolean wrapped) {
        CellStyle style = workbook.createCellStyle();
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(wrapped);
        return style;
    }

    private CellStyle headerStyle() {
        Font white = workbook.createFont();
        white.setBold(true);
        white.setColor(IndexedColors.WHITE.getIndex());
        CellStyle style = style(true);
        style.setFont(white);
        style.setFillForegroundColor(IndexedColors.DARK_BLUE.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        return style;
    }
}
