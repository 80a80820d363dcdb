import type { ColumnType } from "kysely";

export type Flag = ColumnType<number, boolean | number | undefined, boolean | number>;
export type Count = ColumnType<number, number | undefined, number>;
export type Text = ColumnType<string, string | undefined, string>;
export type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** BIGINT arrives as text. */
export type BigId = ColumnType<string, string | undefined, never>;
