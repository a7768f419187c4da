"""What stands on pages that are shown instead of the page: challenges, consent forms, "not found", paywalls.

Words are compared in lower case. Each list decides only together with how little other text there is, since
articles are written about all of these.
"""

from __future__ import annotations

import re

CHALLENGE_NAMES = frozenset(
    "cf-challenge cf-challenge-running challenge-form challenge-running challenge-stage challenge-error-text "
    "cf-browser-verification cf-error-details cf-chl-widget cf-turnstile px-captcha px-captcha-wrapper ddv1-captcha-container "
    "captcha-container captcha-box h-captcha sec-container sec-if-cpt-container distilidentificationblock "
    "ak-challenge-3-1 sucuri-captcha aws-waf-captcha botdetect robot-check".split()
)
"""Class and id tokens of challenge vendors; tokens that begin with `cf-chl-` count too."""

CHALLENGE_SCRIPTS = (
    "captcha-delivery.com",
    "_incapsula_resource",
    "challenges.cloudflare.com",
    "/cdn-cgi/challenge-platform/h/",
    "client-api.arkoselabs.com",
    "awswaf.com",
    "captcha.px-cdn.net",
    "ddos-guard",
    ".within.website/x/cmd/anubis",
)

CHALLENGE_WORDS = re.compile(
    r"just a moment|checking your browser|verif(?:y|ying)(?: that)? you are (?:a )?human|attention required"
    r"|are you a (?:robot|human)|you are not a robot|unusual traffic|pardon our interruption|ddos protection by"
    r"|needs to review the security of your connection|enable javascript and cookies to continue|access denied"
    r"|request unsuccessful|security check|human verification|bot verification|performing security verification"
    r"|einen moment|nur einen moment|sicherheitsüberprüfung|un instant|vérification de sécurité|un momento"
    r"|verificación de seguridad|um momento|attendi un attimo|один момент|проверка браузера|bir dakika lütfen"
    r"|لحظة من فضلك|请稍候|安全检查|しばらくお待ちください"
)

CHALLENGE_ASKS = re.compile(
    r"press (?:&|and) hold|press and hold the button|complete the (?:security check|captcha)|confirm (?:that )?you are (?:a )?human"
    r"|(?:verify|prove|confirm) (?:that )?you(?:.re| are) (?:human|not a (?:ro)?bot)|making sure you.re not a (?:ro)?bot"
)
"""What a challenge asks of the visitor; found anywhere on a page that has next to no other text."""

CHALLENGE_LINES = re.compile(
    r"one more step|making sure you.re not a (?:ro)?bot|are you (?:a )?human|prove you are (?:human|not a robot)"
    r"|security verification|robot check|bot check|captcha"
)
"""What is a whole title or heading of a challenge."""

PROOF_OF_WORK = re.compile(
    r"administrator of this website has set up anubis|browser is (?:performing|solving) (?:a )?proof[- ]of[- ]work"
)
"""With such a title or heading: a challenge that explains itself at length."""

CONSENT_WORDS = re.compile(
    r"cookie|consent|your privacy|personal data|personalised ad|personalized ad|einwilligung|zustimm|datenschutz"
    r"|personenbezogen|consentement|données personnelles|vos choix|consentimiento|datos personales|consenso"
    r"|dati personali|toestemming|zgod[aęy]|çerez|куки|персональных данных|ملفات تعريف الارتباط"
)
CONSENT_ACTS = re.compile(
    r"accept|agree|reject|alle akzeptieren|akzeptieren|zustimmen|einverstanden|ablehnen|accepter|refuser|j'accepte"
    r"|aceptar|rechazar|aceitar|accetta|rifiuta|akkoord|accepteren|zgadzam|akceptuj|kabul|принять|соглас|أوافق|قبول"
)

SCRIPT_WORDS = re.compile(
    r"(?:enable|activate|turn on|requires?|need|without|disabled)\s[^.]{0,40}javascript"
    r"|javascript\s[^.]{0,40}(?:enabled?|disabled|required|to run|aktivier|activ|habilit|включ|etkinleştir)"
    r"|aktivieren sie [^.]{0,20}javascript|activer javascript|включите javascript"
)
APP_ROOTS = frozenset(
    "root app __next __nuxt ___gatsby app-root react-root q-app svelte ember-application gatsby-focus-wrapper".split()
)

NOT_FOUND = re.compile(
    r"(?:(?:http|error|fehler|erreur|errore|hata|ошибка)[ :-]+)?\b404\b(?:[ :-]+(?:error|fehler|not found))?"
    r"|(?:sorry[,!]? |oops[,!]? )?(?:(?:this|that|the|your) )?(?:requested )?page (?:you (?:are|were) looking for "
    r"|you requested )?(?:was |is )?(?:not found|not available|does not exist|doesn.t exist|isn.t available"
    r"|can.?t be found|cannot be found|could not be found|no longer exists)"
    r"|not found|nothing (?:was )?found"
    r"|(?:die )?seite (?:wurde |konnte )?nicht gefunden(?: werden)?|nicht gefunden|(?:cette )?page (?:non trouvée|introuvable|inexistante)"
    r"|(?:cette|la) page (?:que vous (?:re)?cherchez |que vous demandez |demandée )?(?:est introuvable|n.existe (?:pas|plus)|n.a pas été trouvée)"
    r"|(?:die |diese )?(?:gesuchte |angeforderte |aufgerufene )?seite (?:existiert nicht(?: mehr)?|gibt es nicht(?: mehr)?|ist nicht (?:mehr )?verfügbar)"
    r"|(?:est?a|la) página (?:que (?:está )?busca\w* |solicitada )?(?:ya )?no (?:existe|se ha encontrado|se encuentra|fue encontrada|está disponible)"
    r"|(?:est[ae]|a) página (?:que (?:você )?(?:procura|está procurando|buscou) )?(?:já )?não (?:existe|foi encontrada)"
    r"|(?:questa|la) pagina (?:che (?:stai cercando|cerchi) |richiesta )?(?:non esiste|non è stata trovata)"
    r"|(?:deze|de) pagina (?:die je zoekt )?(?:bestaat niet|is niet gevonden)|(?:ta )?strona nie istnieje"
    r"|так(?:ой|ая) страниц[аы] (?:больше )?(?:нет|не существует|не найдена)"
    r"|(?:запрашиваемая |запрошенная |эта )?(?:вами )?страница (?:не (?:существует|найдена)|была удалена)"
    r"|página no encontrada|no encontrada|página não encontrada|pagina non trovata|pagina niet gevonden|niet gevonden"
    r"|nie znaleziono(?: strony)?|strona nie została znaleziona|(?:aradığınız )?sayfa bulunamadı|не найдено"
    r"|(?:عذر\w+،? )?(?:هذه )?الصفحة (?:التي (?:تبحث|تحاول) \w+ (?:إليها )?|المطلوبة )?(?:غير (?:موجودة|متوفرة|متاحة)|لا توجد)"
    r"|لم يتم العثور على (?:هذه )?الصفحة|页面不存在|找不到(?:页面|頁面)|頁面不存在"
    r"|ページが見つかりません(?:でした)?|페이지를 찾을 수 없습니다"
)
"""Found where it is most of a heading, or most of a part of the title."""

FAILURE = re.compile(
    r"(?:http |error )?(?:50[0-4][ :-]+)?(?:error[ :-]+)?(?:internal server error|bad gateway|service (?:temporarily )?unavailable"
    r"|gateway time-?out)(?: error)?|(?:http )?error 50[0-4]"
    r"|there has been a critical error on (?:this|your) website|error establishing a database connection|database error"
    r"|(?:account|website|site|domain) suspended|(?:website|site|domain) (?:has been|is) suspended"
    r"|(?:briefly unavailable for |under |down for |site )?(?:scheduled )?maintenance(?: mode)?|we.ll be back (?:soon|shortly)"
    r"|(?:this |our )?(?:web)?site is (?:currently |temporarily )?(?:down for|under|undergoing) (?:scheduled )?maintenance"
    r"|wartungsarbeiten|wartungsmodus|en maintenance|site en maintenance|en mantenimiento|sitio en mantenimiento|em manutenção"
    r"|in manutenzione|технические работы|сайт на обслуживании|网站维护中|الموقع تحت الصيانة"
)
"""Found where it is most of a line: the server speaks, not the page."""
FAILURE_TALK = re.compile(
    r"server (?:administrator|encountered|is temporarily)|webmaster|hosting provider|unable to (?:complete|handle) your request"
    r"|troubleshooting wordpress|check back|inconvenience|perform\w* .{0,20}maintenance|temporarily (?:unavailable|overloaded)"
    r"|error log|try again later|\bnginx\b|\bapache\b"
)

NOT_HERE = re.compile(
    r"(?:content|page|web ?site|site|article|service)s? (?:is|are) (?:currently )?(?:not available|unavailable|not accessible|blocked)"
    r" (?:in|from) (?:your|most|the) (?:country|region|location|area|european|eu\b)"
    r"|unavailable (?:due to|for) legal reasons|(?:belonging to|in|from) the european economic area"
    r"|(?:inhalt|seite|angebot)\w* ist in (?:ihrem|deinem) (?:land|region) nicht verfügbar"
    r"|(?:contenu|page|site) n.est pas disponible dans votre (?:pays|région)"
    r"|(?:contenido|página|sitio) no está disponible en (?:su|tu) (?:país|región)"
    r"|недоступ\w+ в (?:вашей стране|вашем регионе)"
)
MEMBERS = re.compile(
    r"(?:must|have to|need to) be (?:a )?(?:registered|logged[ -]in|member)\b.{0,40}(?:to|in order to) (?:view|read|see|access)"
    r"|requires you to be (?:registered|logged)|you (?:are not|do not have) (?:authori[sz]ed|permission) to (?:view|read|access)"
    r"|you are not logged in or you do not have permission"
    r"|(?:angemeldet|registriert) sein, um|devez être (?:connecté|inscrit|membre|enregistré).{0,30} pour|debes? (?:estar registrad|iniciar sesión)"
    r"|(?:зарегистрироваться|авторизоваться|войти), чтобы (?:просмотреть|увидеть|читать)"
)

PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|keep|read)|subscribers? only|for subscribers|already a subscriber|to continue reading"
    r"|to read the (?:full|rest)|log ?in to (?:read|continue)|sign in to (?:read|continue)|become a (?:paid )?(?:member|subscriber) to"
    r"|this post is for pa(?:id|ying) subscribers|exclusive to (?:members|subscribers)|jetzt weiterlesen|weiterlesen mit"
    r"|nur für abonnenten|abonnieren, um|réservé aux abonnés|abonnez-vous pour|pour lire la suite"
    r"|suscríbete para|exclusivo para suscriptores|exclusivo para assinantes|assine para"
    r"|abbonati per|riservato agli abbonati|alleen voor abonnees|tylko dla subskrybentów|abonelere özel"
    r"|только для подписчиков|للمشتركين فقط|付费阅读|会員限定"
)
