import { type Place, RowMalformed } from './historyErrors.ts';

/** One row and where it starts, counted from 1: the line of a text, the row of a Parquet file. */
export interface Row {
  number: number;
  fields: readonly string[];
}

/**
 * The rows of a CSV as RFC 4180 has it: comma-separated, `"` quotes a field and `""` is a quote in one, lines end in LF
 * or CRLF. A byte order mark and blank lines are skipped. Throws `RowMalformed`, and what `text` throws.
 *
 * @param text in pieces of any length
 * @param file its name in messages
 */
export async function* csvRows(text: AsyncIterable<string>, file: string): AsyncGenerator<Row> {
  const splitter = new RowSplitter(file);
  for await (const piece of text) yield* splitter.push(piece);
  yield* splitter.end();
}

/** Splits text that comes in pieces into rows. */
class RowSplitter {
  #line = 1;
  #rowLine = 1;
  #fields: string[] = [];
  #field = '';
  /** The beginning of a line whose end has not come. */
  #rest = '';
  #state: 'start' | 'plain' | 'quoted' | 'quoteInQuoted' | 'afterReturn' = 'start';

  constructor(readonly file: string) {}

  *push(piece: string): Generator<Row> {
    const text = this.#rest + piece;
    let at = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
      yield* this.#pushLine(text.slice(at, end));
      at = end + 1;
    }
    this.#rest = text.slice(at);
  }

  /** A row without quotes, as most of all files are, needs no look at each character. */
  *#pushLine(text: string): Generator<Row> {
    const line = text.endsWith('\r') ? text.slice(0, -1) : text;
    const isPlain = this.#state === 'start' && this.#fields.length === 0;
    if (!isPlain || line.includes('"') || line.includes('\r')) {
      yield* this.#pushSlowly(`${text}\n`);
      return;
    }
    const number = this.#line;
    this.#rowLine = ++this.#line;
    if (line !== '') yield { number, fields: line.split(',') };
  }

  *#pushSlowly(text: string): Generator<Row> {
    for (const char of text) {
      if (this.#state === 'quoted') {
        if (char === '"') this.#state = 'quoteInQuoted';
        else this.#field += char;
        if (char === '\n') this.#line++;
      } else if (char === '\n') {
        const row = this.#endRow();
        this.#rowLine = ++this.#line;
        if (row) yield row;
      } else if (this.#state === 'afterReturn') {
        throw this.#malformed('a carriage return without a line feed');
      } else if (char === '\r') {
        this.#state = 'afterReturn';
      } else if (char === ',') {
        this.#endField();
      } else if (char === '"') {
        this.#openQuote();
      } else if (this.#state === 'quoteInQuoted') {
        throw this.#malformed(`expected a comma or the line's end after a closing quote`);
      } else {
        this.#field += char;
        this.#state = 'plain';
      }
    }
  }

  *end(): Generator<Row> {
    yield* this.#pushSlowly(this.#rest);
    this.#rest = '';
    if (this.#state === 'quoted') {
      throw this.#malformed('a quoted field is never closed', this.#rowLine);
    }
    const row = this.#endRow();
    if (row) yield row;
  }

  #openQuote(): void {
    if (this.#state === 'plain') throw this.#malformed('a quote inside an unquoted field');
    if (this.#state === 'quoteInQuoted') this.#field += '"';
    this.#state = 'quoted';
  }

  #endField(): void {
    this.#fields.push(this.#field);
    this.#field = '';
    this.#state = 'start';
  }

  #endRow(): Row | undefined {
    const isBlank = this.#fields.length === 0 && this.#field === '';
    this.#endField();
    const fields = this.#fields;
    this.#fields = [];
    return isBlank ? undefined : { number: this.#rowLine, fields };
  }

  #malformed(what: string, line = this.#line): RowMalformed {
    const place: Place = { file: this.file, row: line, unit: 'line' };
    return new RowMalformed(place, what);
  }
}
