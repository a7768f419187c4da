<?php
// php wordpress.php SITE < order.json: install a blog ({"theme": …}), or publish posts ({"role": …, "posts": […]}) as a user of
// that role, with all filters that this user's posts go through. The last line printed is a JSON list of addresses.
$order = json_decode(stream_get_contents(STDIN), true);
$_SERVER['HTTP_HOST'] = '127.0.0.1';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
if (isset($order['theme'])) {
    define('WP_INSTALLING', true);
}
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
$addresses = [];
if (isset($order['theme'])) {
    wp_install('A blog', 'admin', 'admin@blog.example', true, '', 'secret');
    wp_insert_user(['user_login' => 'author', 'user_pass' => 'secret', 'role' => 'author', 'display_name' => 'Bo Blogger']);
    switch_theme($order['theme']);
} else {
    $user = get_user_by('login', $order['role'] === 'author' ? 'author' : 'admin');
    wp_set_current_user($user->ID);
    kses_init();
    foreach ($order['posts'] as $post) {
        $id = wp_insert_post(wp_slash(['post_title' => $post['title'], 'post_content' => $post['content'],
                                       'post_status' => 'publish', 'post_author' => $user->ID]), true);
        if (is_wp_error($id)) {
            fwrite(STDERR, $id->get_error_message());
            exit(1);
        }
        $addresses[] = get_permalink($id);
    }
}
echo "\n" . json_encode($addresses);
