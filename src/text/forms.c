/* Forms of tables at tokens. Few words stand second in a form, so the next word mostly tells at once that no form of two or more begins. */
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
    const struct token *next;

    if (!token->word || !(token->word->second & second_bit(view->text, token->end)))
        return false;
    next = token_behind(view, token);
    return !next || !token_is_plain(view, next) || (next->word && next->word->starts & STANDS_SECOND);
}

uint32_t view_forms(const struct view *view, const struct token *token, struct form_hit *hits, uint32_t max)
{
    const struct lexeme *word = token->word;

    if (word && word->letters && token->end < view->text.len && view->text.at[token->end] == ' ' &&
        !token_begins_longer(view, token))
        return lexeme_forms(word, view->text, token->start, hits, max);
    return pack_forms_of(view->pack, view->text, token->start, token->end - token->start, word, hits, max);
}
