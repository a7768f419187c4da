<?php
// php kses.php WORDPRESS < snippets.json > pages.json: what WordPress keeps of each post and shows of it.
// Its filters for an author without the right to post unfiltered HTML (wp_kses_post), then those of a page: blocks,
// texturize, paragraphs, shortcodes. No database and no server.
define('ABSPATH', rtrim($argv[1], '/') . '/');
define('WPINC', 'wp-includes');
define('WP_DEBUG', false);
define('WP_CONTENT_DIR', ABSPATH . 'wp-content');
define('WP_LANG_DIR', WP_CONTENT_DIR . '/languages');
foreach (['compat', 'plugin', 'pomo/translations', 'load', 'functions', 'l10n', 'formatting', 'kses', 'shortcodes', 'class-wp-block-parser',
          'class-wp-block-type', 'class-wp-block-type-registry', 'class-wp-block-list', 'class-wp-block', 'blocks'] as $file) {
    require_once ABSPATH . WPINC . "/$file.php";
}
foreach (['blog_charset' => 'UTF-8', 'home' => 'https://blog.example', 'WPLANG' => ''] as $name => $value) {
    add_filter("pre_option_$name", fn() => $value);
}
add_shortcode('gallery', fn() => '<img src="https://evil.example/gallery.png">');
$pages = [];
foreach (json_decode(stream_get_contents(STDIN), true) as $post) {
    $kept = wp_unslash(wp_filter_post_kses(wp_slash($post)));
    $html = '';
    foreach (parse_blocks($kept) as $block) {
        $html .= $block['innerHTML'];
    }
    $html = has_blocks($kept) ? $html : wpautop($html);
    $pages[] = do_shortcode(shortcode_unautop(wptexturize($html)));
}
echo json_encode($pages, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
