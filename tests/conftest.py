"""What holds for all tests: properties are judged by what they show, not by how long a loaded machine takes."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
