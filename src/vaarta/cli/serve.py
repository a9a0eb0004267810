"""`vaarta serve`: the record in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from vaarta.cli.console import complain, quiet_end
from vaarta.cli.opened import RecordUrl


def serve(
    *,
    record: RecordUrl = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to listen.")] = 8000,
    host: Annotated[
        str,
        typer.Option(
            help="Who is listened to: 127.0.0.1 for this machine alone, 0.0.0.0 for all that can reach it, who may then read."
        ),
    ] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option(
            envvar="VAARTA_TOKEN", help="What readers of other machines give before they may decide and add.", show_default=False
        ),
    ] = None,
) -> None:
    """Open the record in a browser, in English and Hindi.

    No request leaves this machine. From other machines the record can be read where --host says so; deciding and adding need --token.
    """
    with quiet_end():
        try:
            import uvicorn

            from vaarta.web import Settings, create_app
        except ImportError as missing:
            complain(f"the pages need more than is installed here ({missing.name}); install them with: pip install 'vaarta[web]'")
            raise typer.Exit(1) from None
        from vaarta.model.errors import VaartaError

        app = create_app(Settings(record=record, host=host, port=port, token=token))
        try:
            app.state.site.open()
        except VaartaError as error:
            complain(str(error))
            raise typer.Exit(1) from None
        shown = f"[{host}]" if ":" in host else host
        typer.echo(f"The record is open at http://{shown}:{port}/ (Ctrl-C ends it).", err=True)
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False, date_header=True)
