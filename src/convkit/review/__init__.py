"""The page of review (``--review``): each source beside its articles, every edit marked, for a person to look at and overrule.

``sections`` says what a cleaned record shows, ``parts`` keeps that for one unit in a hidden file, ``pages`` makes HTML of the parts
of all units, ``words`` has what the page says in English and Chinese; the page itself stands in ``page/`` as HTML, CSS and JavaScript.
"""
