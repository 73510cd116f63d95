"""What many readings say together: each module is one question, from readings to an answer that names its records."""
