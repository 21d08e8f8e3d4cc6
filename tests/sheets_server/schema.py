"""Which fields the messages of the Sheets API have, and the refusal of every other field.

One line a message; `name` is a scalar, `name:Message` a message, a star says that it repeats. A trailing letter gives
the scalar's type where Google checks it: i int32, b bool, s string, n number, l a list, `name:e=A|B` an enumeration.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from tests.sheets_server import errors

_V4 = "google.apps.sheets.v4"
_MESSAGES = """
BatchUpdateSpreadsheetRequest requests*:Request includeSpreadsheetInResponse:b responseRanges*:s responseIncludeGridData:b
BatchUpdateValuesRequest valueInputOption:e=RAW|USER_ENTERED data*:ValueRange includeValuesInResponse:b responseValueRenderOption:e=FORMATTED_VALUE|UNFORMATTED_VALUE|FORMULA responseDateTimeRenderOption:e=SERIAL_NUMBER|FORMATTED_STRING
BatchClearValuesRequest ranges*:s
ClearValuesRequest
CopySheetToAnotherSpreadsheetRequest destinationSpreadsheetId:s
ValueRange range:s majorDimension:e=ROWS|COLUMNS values:l
Request updateSpreadsheetProperties:UpdateSpreadsheetPropertiesRequest updateSheetProperties:UpdateSheetPropertiesRequest updateDimensionProperties:UpdateDimensionPropertiesRequest updateNamedRange:UpdateNamedRangeRequest repeatCell:RepeatCellRequest addNamedRange:AddNamedRangeRequest deleteNamedRange:DeleteNamedRangeRequest addSheet:AddSheetRequest deleteSheet:DeleteSheetRequest autoFill:? cutPaste:CutPasteRequest copyPaste:CopyPasteRequest mergeCells:MergeCellsRequest unmergeCells:UnmergeCellsRequest updateBorders:? updateCells:UpdateCellsRequest addFilterView:? appendCells:AppendCellsRequest clearBasicFilter:ClearBasicFilterRequest deleteDimension:DeleteDimensionRequest deleteEmbeddedObject:? deleteFilterView:? duplicateFilterView:? duplicateSheet:DuplicateSheetRequest findReplace:FindReplaceRequest insertDimension:InsertDimensionRequest insertRange:InsertRangeRequest moveDimension:MoveDimensionRequest updateEmbeddedObjectPosition:? pasteData:PasteDataRequest textToColumns:TextToColumnsRequest updateFilterView:? deleteRange:DeleteRangeRequest appendDimension:AppendDimensionRequest addConditionalFormatRule:? updateConditionalFormatRule:? deleteConditionalFormatRule:? sortRange:SortRangeRequest setDataValidation:SetDataValidationRequest setBasicFilter:SetBasicFilterRequest addProtectedRange:AddProtectedRangeRequest updateProtectedRange:UpdateProtectedRangeRequest deleteProtectedRange:DeleteProtectedRangeRequest autoResizeDimensions:AutoResizeDimensionsRequest addChart:? updateChartSpec:? updateBanding:? addBanding:? deleteBanding:? createDeveloperMetadata:? updateDeveloperMetadata:? deleteDeveloperMetadata:? randomizeRange:? addDimensionGroup:AddDimensionGroupRequest deleteDimensionGroup:DeleteDimensionGroupRequest updateDimensionGroup:? trimWhitespace:TrimWhitespaceRequest deleteDuplicates:? updateEmbeddedObjectBorder:? addSlicer:? updateSlicerSpec:? addDataSource:? updateDataSource:? deleteDataSource:? refreshDataSource:? cancelDataSourceRefresh:? addTable:AddTableRequest updateTable:UpdateTableRequest deleteTable:DeleteTableRequest
UpdateSpreadsheetPropertiesRequest properties:SpreadsheetProperties fields:s
UpdateSheetPropertiesRequest properties:SheetProperties fields:s
UpdateDimensionPropertiesRequest range:DimensionRange dataSourceSheetRange:? properties:DimensionProperties fields:s
AddNamedRangeRequest namedRange:NamedRange
UpdateNamedRangeRequest namedRange:NamedRange fields:s
DeleteNamedRangeRequest namedRangeId:s
RepeatCellRequest range:GridRange cell:CellData fields:s
UpdateCellsRequest rows*:RowData fields:s start:GridCoordinate range:GridRange dataSourceSheetRange:?
AppendCellsRequest sheetId:i rows*:RowData fields:s tableId:s
AddSheetRequest properties:SheetProperties
DeleteSheetRequest sheetId:i
DuplicateSheetRequest sourceSheetId:i insertSheetIndex:i newSheetId:i newSheetName:s
CutPasteRequest source:GridRange destination:GridCoordinate pasteType:e=PASTE_NORMAL|PASTE_VALUES|PASTE_FORMAT|PASTE_NO_BORDERS|PASTE_FORMULA|PASTE_DATA_VALIDATION|PASTE_CONDITIONAL_FORMATTING
CopyPasteRequest source:GridRange destination:GridRange pasteType:e=PASTE_NORMAL|PASTE_VALUES|PASTE_FORMAT|PASTE_NO_BORDERS|PASTE_FORMULA|PASTE_DATA_VALIDATION|PASTE_CONDITIONAL_FORMATTING pasteOrientation:e=NORMAL|TRANSPOSE
MergeCellsRequest range:GridRange mergeType:e=MERGE_ALL|MERGE_COLUMNS|MERGE_ROWS
UnmergeCellsRequest range:GridRange
InsertDimensionRequest range:DimensionRange inheritFromBefore:b
DeleteDimensionRequest range:DimensionRange
AppendDimensionRequest sheetId:i dimension:e=ROWS|COLUMNS length:i tableId:s
MoveDimensionRequest source:DimensionRange destinationIndex:i
InsertRangeRequest range:GridRange shiftDimension:e=ROWS|COLUMNS
DeleteRangeRequest range:GridRange shiftDimension:e=ROWS|COLUMNS
PasteDataRequest coordinate:GridCoordinate data:s type:e=PASTE_NORMAL|PASTE_VALUES|PASTE_FORMAT|PASTE_NO_BORDERS|PASTE_FORMULA|PASTE_DATA_VALIDATION|PASTE_CONDITIONAL_FORMATTING delimiter:s html:b
TextToColumnsRequest source:GridRange delimiter:s delimiterType:e=COMMA|SEMICOLON|PERIOD|SPACE|CUSTOM|AUTODETECT
TrimWhitespaceRequest range:GridRange
SortRangeRequest range:GridRange sortSpecs*:SortSpec
FindReplaceRequest find:s replacement:s matchCase:b matchEntireCell:b searchByRegex:b includeFormulas:b range:GridRange sheetId:i allSheets:b
SetDataValidationRequest range:GridRange rule:DataValidationRule filteredRowsIncluded:b
SetBasicFilterRequest filter:BasicFilter
ClearBasicFilterRequest sheetId:i
AddProtectedRangeRequest protectedRange:ProtectedRange
UpdateProtectedRangeRequest protectedRange:ProtectedRange fields:s
DeleteProtectedRangeRequest protectedRangeId:i
AutoResizeDimensionsRequest dimensions:DimensionRange dataSourceSheetDimensions:?
AddDimensionGroupRequest range:DimensionRange
DeleteDimensionGroupRequest range:DimensionRange
AddTableRequest table:Table
UpdateTableRequest table:Table fields:s
DeleteTableRequest tableId:s
Spreadsheet spreadsheetId properties:SpreadsheetProperties sheets*:Sheet namedRanges*:NamedRange spreadsheetUrl developerMetadata:? dataSources:? dataSourceSchedules:?
SpreadsheetProperties title:s locale:s autoRecalc:e=ON_CHANGE|MINUTE|HOUR timeZone:s defaultFormat:CellFormat iterativeCalculationSettings:? spreadsheetTheme:SpreadsheetTheme importFunctionsExternalUrlAccessAllowed:b
SpreadsheetTheme primaryFontFamily:s themeColors*:ThemeColorPair
ThemeColorPair colorType color:ColorStyle
Sheet properties:SheetProperties data*:GridData merges*:GridRange conditionalFormats:? filterViews:? protectedRanges*:ProtectedRange basicFilter:BasicFilter charts:? bandedRanges:? developerMetadata:? rowGroups*:DimensionGroup columnGroups*:DimensionGroup slicers:? tables*:Table
SheetProperties sheetId:i title:s index:i sheetType:e=GRID|OBJECT|DATA_SOURCE gridProperties:GridProperties hidden:b tabColor:Color tabColorStyle:ColorStyle rightToLeft:b dataSourceSheetProperties:?
GridProperties rowCount:i columnCount:i frozenRowCount:i frozenColumnCount:i hideGridlines:b rowGroupControlAfter:b columnGroupControlAfter:b
GridData startRow:i startColumn:i rowData*:RowData rowMetadata*:DimensionProperties columnMetadata*:DimensionProperties
RowData values*:CellData
CellData userEnteredValue:ExtendedValue effectiveValue:ExtendedValue formattedValue:s userEnteredFormat:CellFormat effectiveFormat:CellFormat hyperlink:s note:s textFormatRuns:? dataValidation:DataValidationRule pivotTable:? dataSourceTable:? dataSourceFormula:? chipRuns:?
ExtendedValue numberValue:n stringValue:s boolValue:b formulaValue:s errorValue:ErrorValue
ErrorValue type message:s
CellFormat numberFormat:NumberFormat backgroundColor:Color backgroundColorStyle:ColorStyle borders:Borders padding:Padding horizontalAlignment:e=LEFT|CENTER|RIGHT verticalAlignment:e=TOP|MIDDLE|BOTTOM wrapStrategy:e=OVERFLOW_CELL|LEGACY_WRAP|CLIP|WRAP textDirection:e=LEFT_TO_RIGHT|RIGHT_TO_LEFT textFormat:TextFormat hyperlinkDisplayType:e=LINKED|PLAIN_TEXT textRotation:TextRotation
NumberFormat type:e=TEXT|NUMBER|PERCENT|CURRENCY|DATE|TIME|DATE_TIME|SCIENTIFIC pattern:s
TextFormat foregroundColor:Color foregroundColorStyle:ColorStyle fontFamily:s fontSize:i bold:b italic:b strikethrough:b underline:b link:Link
Link uri:s
TextRotation angle:i vertical:b
Padding top:i right:i bottom:i left:i
Borders top:Border bottom:Border left:Border right:Border
Border style:s width:i color:Color colorStyle:ColorStyle
Color red:n green:n blue:n alpha:n
ColorStyle rgbColor:Color themeColor:s
GridRange sheetId:i startRowIndex:i endRowIndex:i startColumnIndex:i endColumnIndex:i
GridCoordinate sheetId:i rowIndex:i columnIndex:i
DimensionRange sheetId:i dimension:e=ROWS|COLUMNS startIndex:i endIndex:i
DimensionProperties hiddenByFilter:b hiddenByUser:b pixelSize:i developerMetadata:? dataSourceColumnReference:?
DimensionGroup range:DimensionRange depth:i collapsed:b
NamedRange namedRangeId:s name:s range:GridRange
SortSpec dimensionIndex:i sortOrder:e=ASCENDING|DESCENDING foregroundColor:? foregroundColorStyle:? backgroundColor:? backgroundColorStyle:? dataSourceColumnReference:?
BasicFilter range:GridRange tableId:s sortSpecs*:SortSpec criteria:? filterSpecs*:FilterSpec
FilterSpec filterCriteria:FilterCriteria columnIndex:i dataSourceColumnReference:?
FilterCriteria hiddenValues*:s condition:BooleanCondition visibleBackgroundColor:? visibleBackgroundColorStyle:? visibleForegroundColor:? visibleForegroundColorStyle:?
DataValidationRule condition:BooleanCondition inputMessage:s strict:b showCustomUi:b
BooleanCondition type:s values*:ConditionValue
ConditionValue relativeDate:s userEnteredValue:s
ProtectedRange protectedRangeId:i range:GridRange namedRangeId:s tableId:s description:s warningOnly:b requestingUserCanEdit:b unprotectedRanges*:GridRange editors:Editors
Editors users*:s groups*:s domainUsersCanEdit:b
Table tableId:s name:s range:GridRange rowsProperties:TableRowsProperties columnProperties*:TableColumnProperties
TableRowsProperties headerColorStyle:ColorStyle firstBandColorStyle:ColorStyle secondBandColorStyle:ColorStyle footerColorStyle:ColorStyle
TableColumnProperties columnIndex:i columnName:s columnType:s dataValidationRule:?
"""  # noqa: E501 - one line a message


class Field(NamedTuple):
    """One field of a message; `kind` is a message, a scalar's letter, `?` for a field nobody looks into, or empty."""

    repeated: bool
    kind: str
    choices: tuple[str, ...] = ()


@lru_cache
def messages() -> Mapping[str, Mapping[str, Field]]:
    found = {}
    for line in _MESSAGES.strip().splitlines():
        message, *fields = line.split()
        found[message] = dict(_field(text) for text in fields)
    return found


def _field(text: str) -> tuple[str, Field]:
    name, _, kind = text.partition(":")
    kind, _, choices = kind.partition("=")
    return name.rstrip("*"), Field(name.endswith("*"), kind, tuple(choices.split("|")) if choices else ())


def check(body: Any, message: str, where: str = "") -> None:
    """Refuse the first field that does not exist or has the wrong type, as Google's JSON reader does."""
    if not isinstance(body, Mapping):
        raise wrong(where, f"{_V4}.{message}", body)
    for name, value in body.items():
        field = messages()[message].get(_camel(name))
        if field is None:
            at = f" at '{where}'" if where else ""
            raise errors.bad_request(
                where, f'Invalid JSON payload received. Unknown name "{name}"{at}: Cannot find field.'
            )
        if value is not None:
            _check_field(value, field, message, f"{where}.{_snake(name)}".lstrip("."))


def _check_field(value: Any, field: Field, message: str, where: str) -> None:
    if not field.repeated:
        _check_value(value, field, message, where)
        return
    for place, item in enumerate(value if isinstance(value, list) else [value]):
        _check_value(item, field, message, f"{where}[{place}]")


def _check_value(value: Any, field: Field, message: str, where: str) -> None:
    if field.kind in messages():
        check(value, field.kind, where)
    elif field.kind == "l" and not isinstance(value, list):
        raise wrong(where, "google.protobuf.ListValue", value)
    elif field.kind == "e" and value not in field.choices:
        enumeration = where.rpartition(".")[2].split("[")[0].title().replace("_", "")
        raise wrong(where, f"{_V4}.{message}.{enumeration}", value)
    elif field.kind in _SCALARS and not _SCALARS[field.kind][1](value):
        raise wrong(where, _SCALARS[field.kind][0], value)


def _is_int(value: Any) -> bool:
    if isinstance(value, str):
        return re.fullmatch(r"-?\d+", value) is not None
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == int(value)


_SCALARS = {
    "i": ("TYPE_INT32", _is_int),
    "b": ("TYPE_BOOL", lambda value: isinstance(value, bool) or value in ("true", "false")),
    "s": ("TYPE_STRING", lambda value: isinstance(value, str)),
    "n": ("TYPE_DOUBLE", lambda value: isinstance(value, (int, float)) and not isinstance(value, bool)),
}


def wrong(where: str, kind: str, value: Any) -> errors.ApiError:
    """Say that a value is not of its field's type."""
    shown = f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else value
    name = f"({kind})" if kind.startswith("TYPE") else f"(type.googleapis.com/{kind})"
    return errors.bad_request(where, f"Invalid value at '{where}' {name}, {shown}")


def _camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda match: match.group(1).upper(), name)


def _snake(name: str) -> str:
    return re.sub(r"[A-Z]", lambda match: "_" + match.group().lower(), name)
