"""What services call their accounts: names of the service, addresses of profiles, rules.

A service that is not in the table is compared by the name that was written for it.
"""

import re
from dataclasses import dataclass, field

from core.blocklists.forms.folding import folded


@dataclass(frozen=True, slots=True)
class Service:
    """One service. All texts are folded."""

    code: str
    """Stored with matches and with what was done about an account: never change one."""
    names: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    """Where profiles are, without `www.` and the like."""
    profile: str = ""
    """A pattern for what follows the host: the group `handle`, or `id` for what never changes."""
    prefixes: tuple[str, ...] = ()
    """What is written before a handle and is no part of it, beside `@`."""
    ignored: str = ""
    """Characters in handles that make no difference."""
    account_id: str = ""
    """A pattern for permanent IDs that show by themselves what they are."""
    pattern: re.Pattern[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", re.compile(self.profile or "(?!)"))


_WORD = r"(?P<handle>[\w.\-]+)"

SERVICES = (
    # https://help.x.com/en/managing-your-account/x-username-rules
    Service(
        "x",
        ("x", "twitter", "x (twitter)", "x/twitter"),
        ("x.com", "twitter.com"),
        rf"i/user/(?P<id>\d+)|(?!(?:i|home|search|hashtag|intent|share)(?:/|$))@?{_WORD}",
    ),
    # https://help.instagram.com/182492381886913
    Service(
        "instagram",
        ("instagram", "insta", "ig"),
        ("instagram.com", "instagr.am"),
        rf"(?!(?:p|reel|reels|explore|tv)(?:/|$))(?:stories/)?{_WORD}",
    ),
    # https://www.facebook.com/help/105399436216001: dots and capitals make no difference
    Service(
        "facebook",
        ("facebook", "fb", "messenger", "facebook messenger"),
        ("facebook.com", "fb.com", "m.me", "messenger.com"),
        rf"profile\.php\?(?:.*&)?id=(?P<id>\d+)|people/[^/]+/(?P<id2>\d+)"
        rf"|(?!(?:profile\.php|people|groups|pages|watch|photo|share|events)(?:[/?]|$)){_WORD}",
        ignored=".",
    ),
    # https://support.tiktok.com/en/getting-started/setting-up-your-profile/changing-your-username
    Service("tiktok", ("tiktok", "tik tok"), ("tiktok.com",), rf"@{_WORD}"),
    # https://support.google.com/youtube/answer/11585688
    Service(
        "youtube",
        ("youtube", "yt"),
        ("youtube.com",),
        rf"channel/(?P<id>uc[\w\-]{{22}})|(?:@|user/|c/){_WORD}",
        account_id=r"uc[\w\-]{22}",
    ),
    Service("reddit", ("reddit",), ("reddit.com",), rf"u(?:ser)?/{_WORD}", prefixes=("/u/", "u/")),
    # https://telegram.org/faq#usernames-and-t-me
    Service(
        "telegram",
        ("telegram", "tg"),
        ("t.me", "telegram.me", "telegram.dog"),
        r"(?!(?:joinchat|s|c|addstickers)(?:/|$)|\+)(?P<handle>\w+)",
    ),
    Service("snapchat", ("snapchat", "snap"), ("snapchat.com",), rf"(?:add/|@){_WORD}"),
    Service("linkedin", ("linkedin",), ("linkedin.com",), rf"in/{_WORD}"),
    # https://docs.joinmastodon.org/spec/webfinger: user@server; profiles are on any server
    Service("mastodon", ("mastodon", "fediverse", "pixelfed", "friendica", "misskey")),
    # https://atproto.com/specs/handle and https://atproto.com/specs/did
    Service(
        "bluesky",
        ("bluesky", "bsky"),
        ("bsky.app",),
        rf"profile/(?:(?P<id>did:[a-z]+:[\w.:%\-]+)|@?{_WORD})",
        account_id=r"did:[a-z]+:[\w.:%\-]+",
    ),
    # https://support.discord.com/hc/en-us/articles/12620128861463: `#0` is no part of new names
    Service("discord", ("discord",), ("discord.com", "discordapp.com"), r"users/(?P<id>\d{15,20})"),
    Service("threads", ("threads",), ("threads.net", "threads.com"), rf"@{_WORD}"),
    Service("twitch", ("twitch",), ("twitch.tv",), rf"{_WORD}"),
    Service("steam", ("steam",), ("steamcommunity.com",), rf"profiles/(?P<id>\d{{17}})|id/{_WORD}"),
    Service("vk", ("vk", "vkontakte"), ("vk.com",), rf"id(?P<id>\d+)(?!\w)|{_WORD}"),
    Service("pinterest", ("pinterest",), ("pinterest.com",), rf"(?!pin(?:/|$)){_WORD}"),
    Service("github", ("github",), ("github.com",), rf"{_WORD}"),
    Service("matrix", ("matrix", "element"), ("matrix.to",), r"#/(?P<handle>@[^/?]+)"),
    Service("whatsapp", ("whatsapp",)),
    Service("signal", ("signal",)),
    Service("skype", ("skype",), prefixes=("live:",)),
)

BY_CODE = {each.code: each for each in SERVICES}
_BY_NAME = {name: each for each in SERVICES for name in (*each.names, *each.hosts)}
_BY_HOST = {host: each for each in SERVICES for host in each.hosts}
_FRONTS = re.compile(r"^(?:www|m|mobile|old|new|web|[a-z]{2})\.")


def service_code(platform: str) -> str:
    """Return the code of a service as it was named, or that name folded; empty for none."""
    name = " ".join(folded(platform).split()).strip("@/ ")
    service = _BY_NAME.get(name) or _BY_NAME.get(name.removesuffix(".com"))
    return service.code if service else name


def service_at(host: str) -> Service | None:
    """Return the service whose profiles are at a host."""
    return _BY_HOST.get(host) or _BY_HOST.get(_FRONTS.sub("", host))
