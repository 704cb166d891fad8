/** What a study trains with besides its network: an optimizer, a schedule and an augmentation. */
package com.example.train;
