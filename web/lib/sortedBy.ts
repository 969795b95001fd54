/** By which column a list is sorted. */
export interface SortedBy<Column extends string> {
  column: Column;
  isRising: boolean;
}
