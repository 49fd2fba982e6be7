/** What a line of the budget may say, whoever enters it: a person on a page, or a workbook. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2999;
export const LONGEST_SOURCE = 200;
export const LONGEST_NUMBER = 100;
