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
    r"|página no encontrada|no encontrada|página não encontrada|pagina non trovata|pagina niet gevonden|niet gevonden"
    r"|nie znaleziono(?: strony)?|strona nie została znaleziona|sayfa bulunamadı|страница не найдена|не найдено"
    r"|الصفحة غير موجودة|لم يتم العثور على الصفحة|页面不存在|找不到(?:页面|頁面)|頁面不存在"
    r"|ページが見つかりません(?:でした)?|페이지를 찾을 수 없습니다"
)
"""Found where it is most of a heading, or most of a part of the title."""

PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|keep|read)|subscribers? only|for subscribers|already a subscriber|to continue reading"
    r"|to read the (?:full|rest)|log ?in to (?:read|continue)|sign in to (?:read|continue)|become a (?:paid )?(?:member|subscriber) to"
    r"|this post is for pa(?:id|ying) subscribers|exclusive to (?:members|subscribers)|jetzt weiterlesen|weiterlesen mit"
    r"|nur für abonnenten|abonnieren, um|réservé aux abonnés|abonnez-vous pour|pour lire la suite"
    r"|suscríbete para|exclusivo para suscriptores|exclusivo para assinantes|assine para"
    r"|abbonati per|riservato agli abbonati|alleen voor abonnees|tylko dla subskrybentów|abonelere özel"
    r"|только для подписчиков|للمشتركين فقط|付费阅读|会員限定"
)
