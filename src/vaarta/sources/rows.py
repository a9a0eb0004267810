"""Parquet to articles: one a row, its columns named as the keys of a line of JSON lines."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from vaarta.model.article import Article
from vaarta.model.errors import SourceError
from vaarta.sources.failure import Failure
from vaarta.sources.given import Given
from vaarta.sources.lines import check_size, fields_article

if TYPE_CHECKING:
    import pyarrow
    import pyarrow.parquet

MAGIC = b"PAR1"
"""What every Parquet file begins and ends with."""
_BATCH = 256
"""Rows in memory at a time."""


def rows_articles(
    source: Path | BinaryIO, *, article_id: str, origin: str, given: Given, limit: int
) -> Iterator[Article | Failure]:
    """The article or the failure of each row of a Parquet file, in order.

    Columns: `text` must be there; `id`, `url`, `published` (a string, a day or a moment), `language`, `publisher` and `title`
    may be; others are not read. Rows are read some at a time. An article without an id gets `id:ROW`, rows counted from 1.
    Raises SourceError where it is no Parquet, has no column `text`, or pyarrow is not installed.
    """
    with ExitStack() as stack:
        if not isinstance(source, Path):
            spooled = stack.enter_context(tempfile.TemporaryFile())
            shutil.copyfileobj(source, spooled)
            spooled.seek(0)
            source = spooled
        table = stack.enter_context(_opened(source, origin))
        names = set(table.schema_arrow.names)
        if "text" not in names:
            raise SourceError(f'{origin}: no column "text" (there are: {", ".join(sorted(names))}); an article needs its text')
        wanted = ["id", "text", "title", "url", "publisher", given.day_key, given.language_key]
        row = 0
        for batch in _batches(table, [name for name in wanted if name in names], origin):
            for index in range(batch.num_rows):
                row += 1
                here = f"{origin}:{row}"
                try:
                    fields = {name: _value(batch, name, index, here) for name in batch.schema.names}
                    article = fields_article(fields, article_id=f"{article_id}:{row}", origin=here, given=given)
                    check_size(article, here, limit)
                except SourceError as error:
                    yield Failure.of(here, error)
                else:
                    yield article
        if not row:
            raise SourceError(f"{origin}: no rows; it needs one article a row")


def _opened(source: Path | BinaryIO, origin: str) -> pyarrow.parquet.ParquetFile:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise SourceError(f"{origin}: Parquet needs pyarrow; install it with: pip install 'vaarta[parquet]'") from None
    try:
        return pq.ParquetFile(source)
    except (pa.ArrowException, OSError) as error:
        raise SourceError(f"{origin}: no Parquet file, or a broken one ({_first_line(error)})") from None


def _batches(table: pyarrow.parquet.ParquetFile, columns: list[str], origin: str) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow as pa

    rows = 0
    try:
        for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
            rows += batch.num_rows
            yield batch
    except (pa.ArrowException, OSError) as error:
        raise SourceError(f"{origin}: broken behind row {rows} ({_first_line(error)}); the rest of its rows is lost") from None


def _value(batch: pyarrow.RecordBatch, name: str, index: int, origin: str) -> object:
    """One field as JSON would have it: a string, a number or None; a day or a moment as its ISO date."""
    import pyarrow as pa

    column = batch.column(name)
    try:
        if pa.types.is_timestamp(column.type):
            # In microseconds, which Python's own moments have.
            column = column.slice(index, 1).cast(pa.timestamp("us", column.type.tz), safe=False)
            index = 0
        found = column[index].as_py()
        if isinstance(found, bytes):
            return found.decode()
    except (pa.ArrowException, ValueError, OverflowError, LookupError) as error:
        raise SourceError(f'{origin}: the field "{name}" cannot be read ({_first_line(error)})') from None
    return found.isoformat() if isinstance(found, date) else found


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".") or type(error).__name__
