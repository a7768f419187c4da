"""Names that pages give their parts: class and id tokens, in lower case, as content systems and themes write them.

Whole tokens only: "comment" is the list item of a comment, "comment-enabled" on a body says nothing.
"""

from __future__ import annotations

import re

from syndicate.model import Zone
from syndicate.page.remembered import remembered

NEVER_TEXT = frozenset(
    "head script style title meta link base iframe object embed param applet noframes noembed "
    "select datalist option optgroup textarea input frame frameset track source "
    "desc defs metadata symbol rp".split()
)
"""Elements whose content is no text that a visitor reads in place."""

BLOCK_TAGS = frozenset(
    "html body address article aside blockquote button caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu "
    "nav noscript ol optgroup option p plaintext pre search section summary table tbody td template tfoot th thead "
    "tr ul video xmp".split()
)
BLOCK_DISPLAYS = frozenset("block flex grid list-item table table-row table-cell flow-root".split())
"""Elements and displays that are set as blocks (HTML, Rendering, §15.3)."""

BODIES = frozenset(
    "entry-content post-content post-body article-body article-content article__body article__content "
    "td-post-content single-content story-body".split()
)
"""Class names of the article's own text; an element that holds one is not a sidebar, whatever it is called."""

_COMMENTS = """
    comments comment comment-list commentlist comments-list comment_list comments-area comments-wrapper comments_wrapper
    comments-section comment-section comments-container comment-container comments-block comment-block comment-body
    comment-content comment-text comment-thread comments-thread comments-box post-comments article-comments
    story-comments entry-comments user-comments reader-comments comment-respond respond commentform comment-form
    comment_form comments-holder comments-template comments-title disqus_thread dsq-content disqus-thread fb-comments fb-comments-box
    wpdiscuz wpd-threads wpdcom livefyre livefyre-comments coral-talk-stream coral_talk_stream coral_thread
    hypercomments_widget idc-container isso-thread commento remark42 utterances giscus hyvor-talk-view spot-im-frame-inpage
    echochamber js-kit-comments blogger-comments comment-thread-header trackbacks pingbacks pinglist reviews-list
    kommentare komentarze commentaires comentarios commenti reacties kommentarer yorumlar kommentit
"""
_ASIDE = """
    sidebar side-bar sidebars sidebar1 sidebar2 sidebar-1 sidebar-2 sidebar-left sidebar-right left-sidebar right-sidebar
    sidebar-primary primary-sidebar sidebar-secondary secondary-sidebar main-sidebar sidebar-wrapper sidebar-container
    sidebar-content sidebar-inner sidebar_content td-ss-main-sidebar theiastickysidebar left-column-sidebar right-rail
    left-rail rightrail rail widget-area widget_area widgets widget widgetarea wp-block-widget-area secondary tertiary
    blogroll linkcat related related-posts related_posts relatedposts related-articles related-stories related-content
    related-news related-links relatedcontent jp-relatedposts yarpp yarpp-related crp_related rp4wp-related-posts
    td_block_related_posts recommended recommended-posts recommendations recommended-articles read-next readnext up-next
    more-stories more-articles more-news morestories also-read you-may-also-like you-might-also-like popular-posts
    most-popular most-read mostpopular mostread trending trending-posts latest-posts latest-news recent-posts
    recentposts recent-articles tag-cloud tagcloud taboola outbrain ob-widget trc_related_container rc-widget
    newsletter newsletter-signup newsletter-form subscribe-box mc_embed_signup advertisement adsbygoogle
    ad-container ad-wrapper advert sponsored sponsored-content cookie-notice cookie-banner cookie-consent cookie-bar
    cookie-law-info-bar cookie-law cookieconsent gdpr-banner onetrust-banner-sdk onetrust-consent-sdk
"""
_FOOTER = """
    footer site-footer page-footer global-footer main-footer footer-wrapper footer-container footer-wrap footer-area
    footer-widgets footer-widget-area footer-bottom footer-top footer-content footer-inner footer-main colophon
    sitefooter bottom-footer td-footer-wrapper td-sub-footer-container footer-copyright site-info siteinfo
"""
_NAV = """
    nav navbar navigation menu menus main-menu mainmenu site-navigation main-navigation primary-menu primary-nav
    primary-navigation secondary-menu secondary-nav top-menu topnav top-nav mainnav main-nav footer-menu footer-nav
    mobile-menu mobile-nav mobile-navigation off-canvas offcanvas-menu mega-menu nav-menu navmenu sub-menu submenu
    menu-main menu-container dropdown-menu breadcrumb breadcrumbs pagination pager page-nav post-navigation
    posts-navigation nav-links nav-previous nav-next wp-pagenavi skip-links skip-link toolbar
"""
_HEADER = """
    site-header page-header-wrapper masthead site-branding branding topbar top-bar top-header header-wrapper
    header-container header-main header-top header-inner global-header main-header site-title site-description
    td-header-wrap banner site-banner header
"""


def _table() -> dict[str, Zone]:
    names: dict[str, Zone] = {}
    for zone, listed in (
        (Zone.COMMENTS, _COMMENTS),
        (Zone.ASIDE, _ASIDE),
        (Zone.FOOTER, _FOOTER),
        (Zone.NAV, _NAV),
        (Zone.HEADER, _HEADER),
    ):
        names.update(dict.fromkeys(listed.split(), zone))
    return names


NAMES = _table()
_PREFIX = re.compile(r"(?:[a-z]|js|wp-block|wp|site|page|the|main|theme|block)-(?=.)")


@remembered(2_000_000, 1_000)
def names_body(names: str) -> bool:
    """Whether a token of a class attribute names the article's own text."""
    return not BODIES.isdisjoint(names.lower().split())


@remembered(2_000_000, 1_000)
def zones_named(names: str) -> tuple[Zone, ...]:
    """The zones that the tokens of a class or id attribute tell, in order; most tell none."""
    return tuple(zone for token in names.split() if (zone := zone_named(token)) is not None)


@remembered(2_000_000, 1_000)
def zone_named(token: str) -> Zone | None:
    """The zone that a class or id token tells, if it is one of the table, plain, prefixed or in BEM spelling.

    In "sidebar__title" the block is the sidebar; in "article__comments" the element is. An element that is a header
    or footer says nothing: articles have those too.
    """
    token = token.lower()
    if token in NAMES:
        return NAMES[token]
    block, _, element = token.partition("__")
    block = block.partition("--")[0]
    plain = _PREFIX.sub("", block, count=1)
    told = NAMES.get(block) or NAMES.get(plain)
    if told is None and element:
        told = NAMES.get(element.partition("--")[0])
        told = told if told in (Zone.COMMENTS, Zone.ASIDE) else None
    return told
