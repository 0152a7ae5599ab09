"""The read-only API: the same records and rows as the exports, with paging, filters and ETags."""

from kehoach.web.api.routes import router

__all__ = ["router"]
