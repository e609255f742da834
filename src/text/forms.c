/* Forms of tables at tokens, and what stands beside these. */
#include "text/text.h"

bool token_is_plain(const struct view *view, const struct token *token)
{
    struct slice text = view->text;
    char next = token->end < text.len ? text.at[token->end] : ' ';

    if (!(token->shape & SHAPE_WORD) || (token->word && !token->word->letters))
        return false;
    for (uint32_t i = token->start; !token->word && i < token->end; i++)
        if (!ascii_is_alpha(text.at[i]))
            return false;
    return next == ' ' || next == ',' || (next == '.' && !(token->end + 1 < text.len && byte_is_word(text.at[token->end + 1])));
}

const struct token *token_behind(const struct view *view, const struct token *token)
{
    const struct token *next = token + 1;

    return next < view->tokens + view->token_count && next->start == token->end + 1 && view->text.at[token->end] == ' ' ? next
                                                                                                                        : NULL;
}

bool token_begins_longer(const struct view *view, const struct token *token)
{
    return token->word && pack_goes_on(view->pack, token->word, view->text, token->end);
}

uint32_t view_forms(const struct view *view, const struct token *token, struct form_hit *hits, uint32_t max)
{
    return pack_forms_of(view->pack, view->text, token->start, token->end - token->start, token->word, hits, max);
}
